#pragma once
// What stands beside a byte of a text, and which characters are Chinese for sure.

#include "base/text.hpp"
#include "base/unicode.hpp"

#include <algorithm>
#include <cstddef>
#include <string_view>

namespace gazette::lint {

/// What `character_before` and `character_at` give at the start or end of a line.
inline constexpr char32_t k_line_end = U'\n';

inline bool is_between(char32_t c, char32_t first, char32_t last) { return c >= first && c <= last; }

/// Han characters only: no kana, no Hangul, no punctuation.
inline bool is_han(char32_t c) {
  return is_between(c, 0x4E00, 0x9FFF) || is_between(c, 0x3400, 0x4DBF) || c == 0x3007 ||
         is_between(c, 0xF900, 0xFAFF) || is_between(c, 0x20000, 0x3FFFF);
}

/// Han or a sign that stands in Chinese and Japanese text only; not `“”‘’—…`, which Latin text has too.
inline bool is_chinese(char32_t c) {
  return is_han(c) || is_between(c, 0x3001, 0x3002) || is_between(c, 0x3008, 0x3011) || is_between(c, 0x3014, 0x301B) ||
         is_between(c, 0xFF01, 0xFF0F) || is_between(c, 0xFF1A, 0xFF20);
}

inline char32_t character_at(std::string_view text, std::size_t at) {
  if (at >= text.size() || text[at] == '\r' || text[at] == '\n') return k_line_end;
  return decode_utf8(text.substr(at)).code_point;
}

inline char32_t character_before(std::string_view text, std::size_t at) {
  if (at == 0 || text[at - 1] == '\r' || text[at - 1] == '\n') return k_line_end;
  return decode_last_utf8(text.substr(0, at)).code_point;
}

inline bool is_ascii_letter_or_digit(char32_t c) {
  return c < 0x80 && (is_ascii_alpha(static_cast<char>(c)) || is_ascii_digit(static_cast<char>(c)));
}

/// The first byte of the line of `at`, and the byte behind its last.
inline std::size_t line_begin(std::string_view text, std::size_t at) {
  while (at > 0 && text[at - 1] != '\n' && text[at - 1] != '\r') --at;
  return at;
}
inline std::size_t line_end(std::string_view text, std::size_t at) {
  return std::min(text.find_first_of("\r\n", at), text.size());
}

/// The first byte from `at` on that is no blank.
inline std::size_t after_blanks(std::string_view text, std::size_t at) {
  while (at < text.size() && (text[at] == ' ' || text[at] == '\t')) ++at;
  return at;
}

}  // namespace gazette::lint
