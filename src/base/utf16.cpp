#include "base/utf16.hpp"

#include "base/unicode.hpp"

namespace gazette {

namespace {

constexpr char32_t k_replacement = 0xFFFD;

bool is_high(char16_t unit) { return (unit & 0xFC00) == 0xD800; }
bool is_low(char16_t unit) { return (unit & 0xFC00) == 0xDC00; }

}  // namespace

std::u16string utf16_of(std::string_view text) {
  std::u16string out;
  out.reserve(text.size());
  while (!text.empty()) {
    const auto [c, size] = decode_utf8(text);
    if (c < 0x10000) {
      out += static_cast<char16_t>(c);
    } else {
      out += static_cast<char16_t>(0xD7C0 + (c >> 10));
      out += static_cast<char16_t>(0xDC00 + (c & 0x3FF));
    }
    text.remove_prefix(size);
  }
  return out;
}

std::string utf8_of(std::u16string_view text) {
  std::string out;
  out.reserve(text.size() * 3);
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char32_t unit = text[i];
    if (is_high(text[i]) && i + 1 < text.size() && is_low(text[i + 1]))
      append_utf8(out, (unit << 10) + text[++i] - 0x35FDC00);
    else append_utf8(out, is_high(text[i]) || is_low(text[i]) ? k_replacement : unit);
  }
  return out;
}

}  // namespace gazette
