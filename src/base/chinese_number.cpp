#include "base/chinese_number.hpp"

#include "base/unicode.hpp"

#include <array>
#include <cassert>
#include <vector>

namespace gazette {

namespace {

constexpr std::u32string_view k_digits = U"〇一二三四五六七八九";
constexpr std::array<std::string_view, 10> k_digit_texts = {"〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"};

std::optional<int> digit_of(char32_t c) {
  if (c == U'零') return 0;
  if (c == U'两') return 2;
  const auto at = k_digits.find(c);
  if (at == std::u32string_view::npos) return std::nullopt;
  return static_cast<int>(at);
}

int unit_of(char32_t c) {
  if (c == U'千') return 1000;
  if (c == U'百') return 100;
  return c == U'十' ? 10 : 0;
}

// Digits one by one.
std::optional<int> plain_number(const std::vector<char32_t>& text) {
  if (text.empty() || text.size() > 4) return std::nullopt;
  int number = 0;
  for (const auto c : text) {
    const auto digit = digit_of(c);
    if (!digit) return std::nullopt;
    number = number * 10 + *digit;
  }
  return number;
}

// Digits with units, each unit smaller than the one before; a zero stands for the units that are skipped.
std::optional<int> number_with_units(const std::vector<char32_t>& text) {
  int number = 0;
  int last_unit = 10'000;
  std::optional<int> digit;
  bool after_zero = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (const auto unit = unit_of(text[i]); unit > 0) {
      const bool may_lack_digit = unit == 10 && !after_zero;
      if (unit >= last_unit || (!digit && !may_lack_digit)) return std::nullopt;
      number += digit.value_or(1) * unit;
      last_unit = unit;
      digit.reset();
      after_zero = false;
      continue;
    }
    const auto next = digit_of(text[i]);
    if (!next || digit) return std::nullopt;
    if (*next > 0) digit = next;
    else if (i == 0 || after_zero || i + 1 == text.size()) return std::nullopt;
    else after_zero = true;
  }
  return number + digit.value_or(0);
}

}  // namespace

std::optional<int> parse_chinese_number(std::string_view text) {
  std::vector<char32_t> characters;
  bool has_unit = false;
  while (!text.empty() && characters.size() < 8) {
    const auto decoded = decode_utf8(text);
    characters.push_back(decoded.code_point);
    has_unit = has_unit || unit_of(decoded.code_point) > 0;
    text.remove_prefix(decoded.size);
  }
  if (!text.empty()) return std::nullopt;
  return has_unit ? number_with_units(characters) : plain_number(characters);
}

std::string chinese_number(int number) {
  assert(number >= 0 && number <= 9999);
  constexpr std::array<std::string_view, 4> units = {"千", "百", "十", ""};
  std::string out;
  bool has_gap = false;
  int size = 1000;
  for (std::size_t i = 0; i < units.size(); ++i, size /= 10) {
    const auto digit = static_cast<std::size_t>(number / size % 10);
    if (digit == 0) {
      has_gap = !out.empty();
      continue;
    }
    if (has_gap) out += "零";
    const bool is_ten = size == 10 && digit == 1 && out.empty();
    if (!is_ten) out += k_digit_texts[digit];
    out += units[i];
    has_gap = false;
  }
  return out.empty() ? "〇" : out;
}

}  // namespace gazette
