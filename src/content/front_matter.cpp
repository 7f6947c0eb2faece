#include "content/front_matter.hpp"

#include "base/text.hpp"
#include "base/unicode.hpp"

#include <algorithm>

namespace gazette {

namespace {

constexpr std::string_view k_fence = "+++";
constexpr std::string_view k_bom = "\xEF\xBB\xBF";

Error fence_error(const std::string& file, std::string rule, std::string message, std::string help) {
  return {ErrorKind::content, std::move(rule), std::move(message), {file, {1, 1, 1}}, std::move(help), {}};
}

// Files saved by other programs are usually one of these; naming the likely one helps most.
std::string encoding_help(std::string_view text) {
  if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF"))
    return "it looks like UTF-16: save the file as UTF-8";
  return "save the file as UTF-8; Chinese text in another encoding is mostly GB18030";
}

Error encoding_error(const std::string& file, std::string_view text, std::size_t at) {
  const auto before = text.substr(0, at);
  const auto line = static_cast<int>(std::count(before.begin(), before.end(), '\n')) + 1;
  const auto start = before.rfind('\n');
  const auto column = character_count(start == std::string_view::npos ? before : before.substr(start + 1)) + 1;
  return {ErrorKind::content,      "invalid-utf8",
          "the file is not UTF-8", {file, {line, static_cast<int>(column), 1}},
          encoding_help(text),     {}};
}

// The line that starts at `at`, without its end, and where the next one starts.
std::string_view take_line(std::string_view text, std::size_t at, std::size_t& next) {
  const auto end = text.find('\n', at);
  next = end == std::string_view::npos ? text.size() : end + 1;
  auto line = text.substr(at, end == std::string_view::npos ? end : end - at);
  while (!line.empty() && (line.back() == '\r' || line.back() == ' ' || line.back() == '\t')) line.remove_suffix(1);
  return line;
}

}  // namespace

Result<FrontMatter> split_front_matter(const std::string& file, std::string_view text) {
  if (const auto bad = find_invalid_utf8(text)) return encoding_error(file, text, *bad);
  if (text.starts_with(k_bom)) text.remove_prefix(k_bom.size());
  std::size_t next = 0;
  if (take_line(text, 0, next) != k_fence) {
    return fence_error(file, "missing-front-matter", "the file does not begin with a +++ line",
                       "begin it with +++, the metadata (title = \"…\"), and another +++");
  }
  const auto metadata_start = next;
  for (int line = 2; next < text.size(); ++line) {
    const auto start = next;
    if (take_line(text, start, next) == k_fence)
      return FrontMatter{text.substr(metadata_start, start - metadata_start), 2, text.substr(next), line + 1};
  }
  return fence_error(file, "unclosed-front-matter", "the metadata that begins here is not closed",
                     "write a line of +++ between the metadata and the text");
}

}  // namespace gazette
