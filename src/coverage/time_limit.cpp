#include "coverage/time_limit.hpp"

#include "base/chinese_number.hpp"
#include "base/text.hpp"
#include "base/unicode.hpp"

#include <set>
#include <string>

namespace gazette {

namespace {

constexpr std::string_view k_unit = "工作日";
constexpr std::string_view k_counter = "个";
constexpr std::string_view k_at_once = "实时";
constexpr std::u32string_view k_digits = U"0123456789〇零一二两三四五六七八九十";
constexpr std::int64_t k_most_days = 366;

// The digits that `text` ends in, at half width.
std::string digits_at_end(std::string_view text) {
  std::string digits;
  while (!text.empty()) {
    const auto last = decode_last_utf8(text);
    const auto digit = half_width(last.code_point);
    if (k_digits.find(digit) == std::u32string_view::npos) break;
    std::string character;
    append_utf8(character, digit);
    digits.insert(0, character);
    text.remove_suffix(last.size);
  }
  return digits;
}

std::optional<std::int64_t> number_at_end(std::string_view text) {
  const auto digits = digits_at_end(text);
  if (const auto arabic = parse_integer(digits)) return arabic;
  const auto han = parse_chinese_number(digits);
  return han ? std::optional<std::int64_t>(*han) : std::nullopt;
}

}  // namespace

std::optional<int> working_days_of(std::string_view time_limit) {
  std::set<std::int64_t> limits;
  if (time_limit.find(k_at_once) != std::string_view::npos) limits.insert(0);
  for (auto at = time_limit.find(k_unit); at != std::string_view::npos; at = time_limit.find(k_unit, at + 1)) {
    auto before = trimmed(time_limit.substr(0, at));
    if (before.ends_with(k_counter)) before = trimmed(before.substr(0, before.size() - k_counter.size()));
    const auto number = number_at_end(before);
    if (number && *number <= k_most_days) limits.insert(*number);
  }
  return limits.size() == 1 ? std::optional(static_cast<int>(*limits.begin())) : std::nullopt;
}

}  // namespace gazette
