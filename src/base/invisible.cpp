#include "base/invisible.hpp"

namespace gazette {

namespace {

bool is_between(char32_t c, char32_t first, char32_t last) { return c >= first && c <= last; }

}  // namespace

bool is_control(char32_t c) { return (c < 0x20 && c != '\t' && c != '\n' && c != '\r') || is_between(c, 0x7F, 0x9F); }

bool is_direction_control(char32_t c) {
  return c == 0x061C || is_between(c, 0x200E, 0x200F) || is_between(c, 0x202A, 0x202E) || is_between(c, 0x2066, 0x2069);
}

bool is_invisible(char32_t c) {
  if (c >= 0x20 && c < 0x7F) return false;
  const bool is_blank = c == 0x180E || c == 0x200B || is_between(c, 0x2060, 0x2064) || c == 0xFEFF;
  const bool is_separator = c == 0x2028 || c == 0x2029;
  const bool is_filler = c == 0x115F || c == 0x1160 || c == 0x3164 || c == 0xFFA0;
  const bool is_tag = is_between(c, 0xE0000, 0xE007F);
  return is_control(c) || is_direction_control(c) || is_blank || is_separator || is_filler || is_tag;
}

std::string code_point_name(char32_t c) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string hex;
  for (auto rest = c; rest > 0 || hex.size() < 4; rest >>= 4U) hex.insert(hex.begin(), digits[rest & 0xFU]);
  return "U+" + hex;
}

}  // namespace gazette
