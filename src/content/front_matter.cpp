#include "content/front_matter.hpp"

#include "base/text.hpp"
#include "base/text_encoding.hpp"

namespace gazette {

namespace {

constexpr std::string_view k_fence = "+++";
constexpr std::size_t k_longest_metadata = std::size_t{2} << 20U;  // bytes: room for 100,000 former addresses
constexpr std::string_view k_bom = "\xEF\xBB\xBF";

Error fence_error(const std::string& file, std::string rule, std::string message, std::string help) {
  return {ErrorKind::content, std::move(rule), std::move(message), {file, {1, 1, 1}}, std::move(help), {}};
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
  if (auto fault = encoding_fault(file, text)) return *std::move(fault);
  if (text.starts_with(k_bom)) text.remove_prefix(k_bom.size());
  std::size_t next = 0;
  if (take_line(text, 0, next) != k_fence) {
    return fence_error(file, "missing-front-matter", "the file does not begin with a +++ line",
                       "begin it with +++, the metadata (title = \"…\"), and another +++");
  }
  const auto metadata_start = next;
  for (int line = 2; next < text.size(); ++line) {
    const auto start = next;
    if (take_line(text, start, next) != k_fence) continue;
    if (start - metadata_start > k_longest_metadata)
      return fence_error(file, "long-metadata",
                         "the metadata has " + counted(start - metadata_start, "byte") + "; at most 2 MiB are accepted",
                         "metadata tells what a document is; move what belongs to its text below the second +++");
    return FrontMatter{text.substr(metadata_start, start - metadata_start), 2, text.substr(next), line + 1};
  }
  return fence_error(file, "unclosed-front-matter", "the metadata that begins here is not closed",
                     "write a line of +++ between the metadata and the text");
}

}  // namespace gazette
