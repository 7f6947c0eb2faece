#include "formats/markdown/statute_label.hpp"

#include "base/chinese_number.hpp"
#include "base/text.hpp"
#include "base/unicode.hpp"

#include <array>

namespace gazette::markdown {

namespace {

constexpr std::size_t k_longest_number = 24;  // bytes of eight Chinese characters

struct UnitName {
  std::string_view name;
  Unit unit;
};
constexpr std::array<UnitName, 4> k_names = {
    {{"编", Unit::part}, {"章", Unit::chapter}, {"节", Unit::section}, {"条", Unit::article}}};

struct Number {
  int value = 0;
  std::size_t size = 0;  // 0: none
};

bool is_numeral(char32_t c) {
  return std::u32string_view(U"〇零一二两三四五六七八九十百千").find(c) != std::u32string_view::npos;
}

int digit_of(char32_t c) {
  if (c >= '0' && c <= '9') return static_cast<int>(c - '0');
  return c >= U'０' && c <= U'９' ? static_cast<int>(c - U'０') : -1;
}

Number digits_at_start(std::string_view text) {
  Number number;
  for (int count = 0; number.size < text.size(); ++count) {
    const auto decoded = decode_utf8(text.substr(number.size));
    const auto digit = digit_of(decoded.code_point);
    if (digit < 0) break;
    if (count == 4) return {};
    number.value = number.value * 10 + digit;
    number.size += decoded.size;
  }
  return number.value > 0 ? number : Number{};
}

Number chinese_at_start(std::string_view text) {
  std::size_t size = 0;
  while (size < text.size() && size <= k_longest_number) {
    const auto decoded = decode_utf8(text.substr(size));
    if (!is_numeral(decoded.code_point)) break;
    size += decoded.size;
  }
  const auto value = parse_chinese_number(text.substr(0, size));
  return value && *value > 0 ? Number{*value, size} : Number{};
}

Number number_at_start(std::string_view text) {
  const auto digits = digits_at_start(text);
  return digits.size > 0 ? digits : chinese_at_start(text);
}

// 第 … 条, with spaces around digits allowed.
std::optional<StatuteLabel> ordinal_at_start(std::string_view text) {
  constexpr std::string_view first = "第";
  if (!text.starts_with(first)) return std::nullopt;
  auto at = first.size() + space_size(text.substr(first.size()));
  const auto number = number_at_start(text.substr(at));
  if (number.size == 0) return std::nullopt;
  at += number.size;
  at += space_size(text.substr(at));
  for (const auto& [name, unit] : k_names) {
    if (!text.substr(at).starts_with(name)) continue;
    StatuteLabel label{unit, number.value, 0, at + name.size()};
    constexpr std::string_view inserted = "之";
    if (unit != Unit::article || !text.substr(label.size).starts_with(inserted)) return label;
    const auto insertion = number_at_start(text.substr(label.size + inserted.size()));
    label.insertion = insertion.value;
    if (insertion.size > 0) label.size += inserted.size() + insertion.size;
    return label;
  }
  return std::nullopt;
}

// （一） or (一).
std::optional<StatuteLabel> item_at_start(std::string_view text) {
  const std::string_view open = text.starts_with('(') ? "(" : "（";
  if (!text.starts_with(open)) return std::nullopt;
  const auto number = chinese_at_start(text.substr(open.size()));
  if (number.size == 0) return std::nullopt;
  const auto end = open.size() + number.size;
  for (const std::string_view close : {"）", ")"}) {
    if (text.substr(end).starts_with(close)) return StatuteLabel{Unit::item, number.value, 0, end + close.size()};
  }
  return std::nullopt;
}

// `1．`, `1.` or `1、`; not `1.5`.
std::optional<StatuteLabel> point_at_start(std::string_view text) {
  const auto number = digits_at_start(text);
  if (number.size == 0) return std::nullopt;
  for (const std::string_view end : {"．", ".", "、"}) {
    if (!text.substr(number.size).starts_with(end)) continue;
    const auto size = number.size + end.size();
    const auto rest = text.substr(size);
    if (!rest.empty() && digit_of(decode_utf8(rest).code_point) >= 0) return std::nullopt;
    return StatuteLabel{Unit::point, number.value, 0, size};
  }
  return std::nullopt;
}

}  // namespace

std::string StatuteLabel::name() const {
  constexpr std::array<std::string_view, 6> names = {"编", "章", "节", "条", "项", "目"};
  auto text = "第" + chinese_number(number);
  text += names[static_cast<std::size_t>(unit)];
  if (insertion > 0) text += "之" + chinese_number(insertion);
  return text;
}

std::optional<StatuteLabel> label_at_start(std::string_view text) {
  const auto spaces = space_size(text);
  text.remove_prefix(spaces);
  auto label = ordinal_at_start(text);
  if (!label) label = item_at_start(text);
  if (!label) label = point_at_start(text);
  if (label) label->size += spaces;
  return label;
}

std::size_t space_size(std::string_view text) {
  std::size_t size = 0;
  while (size < text.size()) {
    const auto decoded = decode_utf8(text.substr(size));
    if (!is_unicode_space(decoded.code_point)) break;
    size += decoded.size;
  }
  return size;
}

}  // namespace gazette::markdown
