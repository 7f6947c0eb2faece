#include "base/file_name.hpp"

#include "base/invisible.hpp"
#include "base/text.hpp"
#include "base/unicode.hpp"

#include <algorithm>

namespace gazette {

namespace {

constexpr std::size_t k_longest_shown = 200;  // characters

bool has_outer_blank(std::string_view part) { return part.starts_with(' ') || part.ends_with(' '); }

std::optional<char32_t> bad_character(std::string_view path) {
  while (!path.empty()) {
    const auto [c, size] = decode_utf8(path);
    if (c == '\\' || c == '\t' || c == '\n' || c == '\r' || is_invisible(c)) return c;
    path.remove_prefix(size);
  }
  return std::nullopt;
}

}  // namespace

std::optional<std::string> file_name_fault(std::string_view path) {
  if (find_invalid_utf8(path)) return "is not UTF-8";
  if (const auto c = bad_character(path))
    return *c == '\\' ? "holds a backslash" : "holds " + code_point_name(*c) + ", which nobody sees";
  const auto parts = split(path, '/');
  if (std::ranges::any_of(parts, has_outer_blank)) return "begins or ends with a blank";
  if (parts.size() > k_deepest_folder + 1) return "lies in more than " + std::to_string(k_deepest_folder) + " folders";
  return std::nullopt;
}

std::string shown_file_name(std::string_view path) {
  std::string shown;
  for (std::size_t count = 0; !path.empty(); ++count) {
    if (count == k_longest_shown) return shown + "…";
    const auto [c, size] = decode_utf8(path);
    const bool is_bad = c == 0xFFFD && size == 1;
    if (is_bad || is_invisible(c) || c == '\t' || c == '\n' || c == '\r') shown += '?';
    else shown += path.substr(0, size);
    path.remove_prefix(size);
  }
  return shown;
}

}  // namespace gazette
