#include "build/source_lines.hpp"

#include "base/embedded.hpp"
#include "base/text.hpp"
#include "base/text_encoding.hpp"
#include "base/unicode.hpp"

#include <algorithm>

namespace gazette {

namespace {

std::string embedded_text(const std::string& name) {
  const auto files = embedded_files();
  const auto found =
      std::find_if(files.begin(), files.end(), [&](const EmbeddedFile& file) { return file.path == name; });
  return found == files.end() ? std::string() : std::string(found->bytes);
}

}  // namespace

std::string_view SourceLines::line_at(const Place& place) {
  if (place.file.empty() || place.at.line <= 0) return {};
  if (place.file != name_) {
    name_ = place.file;
    auto text = files_.is_file(name_) ? files_.read(name_) : Result<std::string>(embedded_text(name_));
    text_ = text ? *std::move(text) : std::string();
    if (find_invalid_utf8(text_) || text_.find('\0') != std::string::npos) text_ = as_shown(text_);
    if (text_.starts_with("\xEF\xBB\xBF")) text_.erase(0, 3);
    starts_ = {0};
    for (auto end = text_.find('\n'); end != std::string::npos; end = text_.find('\n', end + 1))
      starts_.push_back(end + 1);
  }
  const auto number = static_cast<std::size_t>(place.at.line);
  return number > starts_.size() ? std::string_view() : line_of(std::string_view(text_).substr(starts_[number - 1]), 1);
}

}  // namespace gazette
