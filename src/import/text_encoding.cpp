#include "import/text_encoding.hpp"

#include "base/unicode.hpp"

#include <algorithm>
#include <cstdint>

namespace gazette {

namespace {

bool is_between(std::string_view text, std::size_t at, int first, int last) {
  if (at >= text.size()) return false;
  const auto byte = static_cast<std::uint8_t>(text[at]);
  return byte >= first && byte <= last;
}

/// The length of the GB18030 character at `at`; 0 when there is none (GB 18030-2022, section 6).
std::size_t gb18030_size(std::string_view text, std::size_t at) {
  if (is_between(text, at, 0x00, 0x7F)) return 1;
  if (!is_between(text, at, 0x81, 0xFE)) return 0;
  if (is_between(text, at + 1, 0x40, 0x7E) || is_between(text, at + 1, 0x80, 0xFE)) return 2;
  const bool has_four = is_between(text, at + 1, 0x30, 0x39) && is_between(text, at + 2, 0x81, 0xFE) &&
                        is_between(text, at + 3, 0x30, 0x39);
  return has_four ? 4 : 0;
}

bool is_gb18030(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const auto size = gb18030_size(text, at);
    if (size == 0) return false;
    at += size;
  }
  return true;
}

Place place_of_byte(const std::string& file, std::string_view text, std::size_t offset) {
  const auto lines = std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(offset), '\n');
  return {file, {static_cast<int>(lines) + 1, 1, 1}};
}

}  // namespace

std::optional<Error> encoding_fault(const std::string& file, std::string_view text) {
  const auto bad = find_invalid_utf8(text);
  if (!bad) return std::nullopt;
  const std::string help = "save it again as \"CSV UTF-8\" (in LibreOffice: character set Unicode (UTF-8))";
  const auto fault = [&](std::string rule, std::string message) {
    return Error{ErrorKind::content, std::move(rule), std::move(message), place_of_byte(file, text, *bad), help, {}};
  };
  if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF"))
    return fault("wrong-encoding", "the file is UTF-16, not UTF-8");
  if (is_gb18030(text)) return fault("wrong-encoding", "the file is GB18030 (GBK), not UTF-8");
  return fault("invalid-utf8", "the file is not UTF-8");
}

}  // namespace gazette
