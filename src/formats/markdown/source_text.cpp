#include "formats/markdown/source_text.hpp"

#include "base/unicode.hpp"

#include <algorithm>

namespace gazette::markdown {

namespace {

constexpr std::size_t k_bytes_of_line = 32;  // more in most texts, as lists and headings are short

// CRLF and a lone CR end a line for cmark, so they must for us; otherwise the lines would not agree.
std::string with_plain_line_ends(std::string_view text) {
  if (text.find('\r') == std::string_view::npos) return std::string(text);
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\r') out += text[i];
    else if (i + 1 == text.size() || text[i + 1] != '\n') out += '\n';
  }
  return out;
}

}  // namespace

SourceText::SourceText(std::string_view text, int first_line)
    : text_(with_plain_line_ends(text)), starts_{0}, first_line_(first_line) {
  starts_.reserve(text_.size() / k_bytes_of_line + 1);
  for (auto end = text_.find('\n'); end != std::string::npos; end = text_.find('\n', end + 1)) {
    starts_.push_back(end + 1);
  }
}

std::size_t SourceText::line_start(int number) const {
  const auto last = static_cast<int>(starts_.size());
  return starts_[static_cast<std::size_t>(std::clamp(number, 1, last)) - 1];
}

std::string_view SourceText::line(int number) const {
  const auto start = line_start(number);
  const auto next = static_cast<std::size_t>(std::max(number, 1));
  const auto end = next < starts_.size() ? starts_[next] - 1 : text_.size();
  return text().substr(start, end - start);
}

Position SourceText::position_at(std::size_t offset, int length) const {
  const auto after = std::upper_bound(starts_.begin(), starts_.end(), offset);
  const auto number = static_cast<int>(after - starts_.begin());
  const auto start = *(after - 1);
  offset = std::min(offset, start + line(number).size());
  if (last_.line_start != start || last_.offset > offset) last_ = {start, start, 1};
  last_.column += static_cast<int>(character_count(text().substr(last_.offset, offset - last_.offset)));
  last_.offset = offset;
  return {first_line_ + number - 1, last_.column, length};
}

}  // namespace gazette::markdown
