#include "base/unicode.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include <utf8proc.h>

namespace gazette {

namespace {

constexpr char32_t k_replacement = 0xFFFD;

bool is_between(char32_t c, char32_t first, char32_t last) { return c >= first && c <= last; }

// Nearly every character of a Chinese text (Unicode 11 and later): known without a look into the tables.
bool is_common_han(char32_t c) { return is_between(c, 0x4E00, 0x9FEF); }

utf8proc_category_t category_of(char32_t c) {
  return is_common_han(c) ? UTF8PROC_CATEGORY_LO : utf8proc_category(static_cast<utf8proc_int32_t>(c));
}

// The length that a lead byte announces, 0 for a byte that leads nothing.
std::size_t announced_size(unsigned char lead) {
  if (lead < 0x80) return 1;
  if (lead >= 0xC2 && lead <= 0xDF) return 2;
  if (lead >= 0xE0 && lead <= 0xEF) return 3;
  if (lead >= 0xF0 && lead <= 0xF4) return 4;
  return 0;
}

// Decodes strictly; size 0 for anything that RFC 3629 forbids.
Decoded decode_strictly(std::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const auto size = announced_size(byte(0));
  if (size == 0 || size > text.size()) return {k_replacement, 0};
  if (size == 1) return {byte(0), 1};
  char32_t c = byte(0) & (0xFFU >> (size + 1));
  for (std::size_t i = 1; i < size; ++i) {
    if ((byte(i) & 0xC0) != 0x80) return {k_replacement, 0};
    c = (c << 6) | (byte(i) & 0x3F);
  }
  const bool overlong = (size == 3 && c < 0x800) || (size == 4 && c < 0x10000);
  if (overlong || c > 0x10FFFF || is_between(c, 0xD800, 0xDFFF)) return {k_replacement, 0};
  return {c, size};
}

}  // namespace

Decoded decode_utf8(std::string_view text) {
  const auto decoded = decode_strictly(text);
  return decoded.size == 0 ? Decoded{k_replacement, 1} : decoded;
}

Decoded decode_last_utf8(std::string_view text) {
  for (std::size_t size = 1; size <= 4 && size <= text.size(); ++size) {
    const auto decoded = decode_strictly(text.substr(text.size() - size));
    if (decoded.size == size) return decoded;
  }
  return {k_replacement, 1};
}

void append_utf8(std::string& out, char32_t code_point) {
  utf8proc_uint8_t bytes[4];
  const auto size = utf8proc_encode_char(static_cast<utf8proc_int32_t>(code_point), bytes);
  out.append(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(size));
}

std::optional<std::size_t> find_invalid_utf8(std::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  std::size_t at = 0;
  while (at < text.size()) {
    if (byte(at) < 0x80) {
      ++at;
      continue;
    }
    // Nearly all of a Chinese text: three bytes, U+1000 to U+CFFF, where nothing can be overlong or a surrogate.
    if (byte(at) > 0xE0 && byte(at) < 0xED) {
      while (at + 2 < text.size() && byte(at) > 0xE0 && byte(at) < 0xED &&
             ((byte(at + 1) & 0xC0U) | ((byte(at + 2) & 0xC0U) >> 2U)) == 0xA0)
        at += 3;
      if (at == text.size()) break;
      if (byte(at) < 0x80) continue;
    }
    const auto decoded = decode_strictly(text.substr(at));
    if (decoded.size == 0) return at;
    at += decoded.size;
  }
  return std::nullopt;
}

char32_t half_width(char32_t code_point) {
  constexpr char32_t k_first = 0xFF01, k_last = 0xFF5E;  // ！ to ～ mirror ASCII ! to ~
  return code_point >= k_first && code_point <= k_last ? code_point - k_first + U'!' : code_point;
}

std::size_t character_count(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size(); at += decode_utf8(text.substr(at)).size) ++count;
  return count;
}

std::size_t grapheme_size(std::string_view text) {
  auto last = decode_utf8(text);
  auto size = last.size;
  utf8proc_int32_t state = 0;
  while (size < text.size()) {
    const auto next = decode_utf8(text.substr(size));
    if (utf8proc_grapheme_break_stateful(static_cast<utf8proc_int32_t>(last.code_point),
                                         static_cast<utf8proc_int32_t>(next.code_point), &state))
      break;
    size += next.size;
    last = next;
  }
  return size;
}

int display_width(char32_t code_point) {
  // utf8proc calls the ambiguous quotation marks narrow; so do terminals.
  return utf8proc_charwidth(static_cast<utf8proc_int32_t>(code_point));
}

int display_width(std::string_view text) {
  int width = 0;
  while (!text.empty()) {
    const auto decoded = decode_utf8(text);
    width += display_width(decoded.code_point);
    text.remove_prefix(decoded.size);
  }
  return width;
}

bool is_word_character(char32_t c) {
  if (c < 0x80) return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  const auto category = category_of(c);
  return category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_NO;
}

bool is_cjk_letter(char32_t c) {
  if (c < 0x2E80) return is_between(c, 0x1100, 0x11FF);
  if (is_common_han(c)) return true;
  return is_between(c, 0x2E80, 0x2FDF) || is_between(c, 0x3005, 0x3007) || is_between(c, 0x3021, 0x3029) ||
         is_between(c, 0x3031, 0x3035) || is_between(c, 0x3038, 0x303C) || is_between(c, 0x3041, 0x3096) ||
         is_between(c, 0x309D, 0x309F) || is_between(c, 0x30A1, 0x30FA) || is_between(c, 0x30FC, 0x30FF) ||
         is_between(c, 0x3105, 0x31BF) || is_between(c, 0x31F0, 0x31FF) || is_between(c, 0x3400, 0x4DBF) ||
         is_between(c, 0x4E00, 0x9FFF) || is_between(c, 0xA960, 0xA97F) || is_between(c, 0xAC00, 0xD7FF) ||
         is_between(c, 0xF900, 0xFAFF) || is_between(c, 0xFF66, 0xFFDC) || is_between(c, 0x1B000, 0x1B16F) ||
         is_between(c, 0x20000, 0x3FFFD);
}

bool is_cjk_punctuation(char32_t c) {
  if (is_cjk_letter(c)) return false;
  return is_between(c, 0x2010, 0x201F) || is_between(c, 0x2025, 0x2026) || c == 0x00B7 ||
         is_between(c, 0x3000, 0x303F) || is_between(c, 0xFE10, 0xFE1F) || is_between(c, 0xFE30, 0xFE6F) ||
         (is_between(c, 0xFF01, 0xFF65) && !is_word_character(c)) || c == 0x30FB;
}

bool is_punctuation(char32_t c) {
  if (c < 0x80) {
    return is_between(c, '!', '/') || is_between(c, ':', '@') || is_between(c, '[', '`') || is_between(c, '{', '~');
  }
  const auto category = category_of(c);
  return category >= UTF8PROC_CATEGORY_PC && category <= UTF8PROC_CATEGORY_SO;
}

bool is_unicode_space(char32_t c) {
  return c == ' ' || is_between(c, '\t', '\r') || category_of(c) == UTF8PROC_CATEGORY_ZS;
}

std::string lower_case(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  while (!text.empty()) {
    const auto decoded = decode_utf8(text);
    if (decoded.size == 1) {
      const char c = text.front();
      out += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    } else if (is_common_han(decoded.code_point)) {
      out.append(text, 0, decoded.size);
    } else {
      append_utf8(out, static_cast<char32_t>(utf8proc_tolower(static_cast<utf8proc_int32_t>(decoded.code_point))));
    }
    text.remove_prefix(decoded.size);
  }
  return out;
}

bool is_letter_or_digit(char32_t code_point) {
  const auto category = category_of(code_point);
  return (category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO) ||
         (category >= UTF8PROC_CATEGORY_ND && category <= UTF8PROC_CATEGORY_NO);
}

namespace {

// Letters with a stroke and the like, which Unicode does not take apart.
constexpr std::array<std::pair<char32_t, std::string_view>, 10> k_plain_letters = {{{U'ß', "ss"},
                                                                                    {U'æ', "ae"},
                                                                                    {U'ø', "o"},
                                                                                    {U'þ', "th"},
                                                                                    {U'đ', "d"},
                                                                                    {U'ħ', "h"},
                                                                                    {U'ı', "i"},
                                                                                    {U'ł', "l"},
                                                                                    {U'œ', "oe"},
                                                                                    {U'ς', "\xCF\x83"}}};

void append_folded_case(std::string& out, utf8proc_int32_t c) {
  const auto lower = static_cast<char32_t>(utf8proc_tolower(c));
  const auto* const plain = std::ranges::find(k_plain_letters, lower, [](const auto& pair) { return pair.first; });
  if (plain == k_plain_letters.end()) append_utf8(out, lower);
  else out.append(plain->second);
}

void append_folded(std::string& out, char32_t c) {
  constexpr auto k_options = static_cast<utf8proc_option_t>(UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT | UTF8PROC_STRIPMARK);
  std::array<utf8proc_int32_t, 32> parts{};  // the longest decomposition has 18
  int boundary = 0;
  const auto count = utf8proc_decompose_char(static_cast<utf8proc_int32_t>(c), parts.data(),
                                             static_cast<utf8proc_ssize_t>(parts.size()), k_options, &boundary);
  for (utf8proc_ssize_t i = 0; i < count; ++i) append_folded_case(out, parts[static_cast<std::size_t>(i)]);
}

}  // namespace

std::string folded(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  while (!text.empty()) {
    const auto decoded = decode_utf8(text);
    const char c = text.front();
    if (decoded.code_point < 0x80) out += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    else if (is_common_han(decoded.code_point)) out.append(text, 0, decoded.size);
    else append_folded(out, decoded.code_point);
    text.remove_prefix(decoded.size);
  }
  return out;
}

}  // namespace gazette
