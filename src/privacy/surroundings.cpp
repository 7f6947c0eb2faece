#include "privacy/surroundings.hpp"

#include "base/text.hpp"
#include "base/unicode.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace gazette {

namespace {

using namespace std::string_view_literals;

// Words that people put right before a number, without a blank.
constexpr std::array<std::string_view, 10> k_joined_labels = {"tel",       "phone", "mobile", "mob",  "cell",
                                                              "cellphone", "id",    "no",     "card", "passport"};
// Behind a number of eleven or more digits these make it an amount; 万 and 亿 alone may begin a name.
constexpr std::array<std::string_view, 16> k_units = {"元",   "万元", "亿元", "万吨", "吨",   "平方", "立方", "千瓦",
                                                      "公里", "公顷", "公斤", "万人", "万亩", "%",    "％",   "人民币"};
// Words right before a number of something else than a person, and what may stand between.
constexpr std::array<std::string_view, 24> k_other_labels = {
    "编号",   "单号",   "订单",   "订单号", "流水号", "流水",     "序列号", "序号",
    "批号",   "批次号", "文号",   "案号",   "票号",   "发票号码", "代码",   "条码",
    "条形码", "合同号", "档案号", "注册号", "登记号", "证书号",   "索引号", "项目号"};
constexpr std::array<std::string_view, 9> k_between_label = {" ", ":", "：", "为", "是", "\"", "“", "=", "（"};
constexpr std::size_t k_label_reach = 60;   // bytes: 20 Chinese characters
constexpr std::size_t k_web_reach = 2'000;  // bytes

bool is_alphanumeric(char32_t c) {
  return c < 0x80 && (is_ascii_digit(static_cast<char>(c)) || is_ascii_alpha(static_cast<char>(c)));
}
bool is_digit(char32_t c) { return c >= U'0' && c <= U'9'; }
bool is_letter(char32_t c) { return is_alphanumeric(c) && !is_digit(c); }
bool is_hyphen(char32_t c) { return c == U'-' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212; }

/// The character before `at` with full-width ones made narrow; 0 at the beginning. Moves `at` before it.
char32_t step_back(std::string_view text, std::size_t& at) {
  if (at == 0) return 0;
  const auto [c, size] = decode_last_utf8(text.substr(0, at));
  at -= size;
  return half_width(c);
}

char32_t step_on(std::string_view text, std::size_t& at) {
  if (at >= text.size()) return 0;
  const auto [c, size] = decode_utf8(text.substr(at));
  at += size;
  return half_width(c);
}

/// The word of ASCII letters that ends at `end`, in lower case.
bool ends_in_label(std::string_view text, std::size_t end) {
  auto start = end;
  while (start > 0 && is_ascii_alpha(text[start - 1]) && end - start < 12) --start;
  const auto word = lower_ascii(text.substr(start, end - start));
  return std::find(k_joined_labels.begin(), k_joined_labels.end(), word) != k_joined_labels.end();
}

/// Whether the digits that end at `end` are the country's code: 86, 0086.
bool ends_in_country_code(std::string_view text, std::size_t end) {
  const auto before = text.substr(0, end);
  if (!before.ends_with("86")) return false;
  const auto rest = before.substr(0, before.size() - 2);
  return rest.ends_with("00") || rest.empty() || !is_alphanumeric(static_cast<unsigned char>(rest.back()));
}

std::size_t digits_to(std::string_view text, std::size_t at) {
  std::size_t count = 0;
  while (is_digit(step_back(text, at))) ++count;
  return count;
}

// A hyphen behind a number of eleven digits joins two mobile numbers.
bool is_free_before(std::string_view text, std::size_t start, Letters letters) {
  auto at = start;
  const auto c = step_back(text, at);
  if (c == 0) return true;
  if (is_letter(c)) return letters == Letters::may_precede || ends_in_label(text, start);
  if (is_digit(c) || c == U'*') return false;
  if (c != U'_' && c != U'.' && !is_hyphen(c)) return true;
  auto further = at;
  const auto d = step_back(text, further);
  if (is_digit(d)) return is_hyphen(c) && (ends_in_country_code(text, at) || digits_to(text, at) == 11);
  if (is_letter(d)) return c == U'_' || ends_in_label(text, at);
  return d != U'*';
}

std::size_t digits_from(std::string_view text, std::size_t at) {
  std::size_t count = 0;
  while (is_digit(step_on(text, at))) ++count;
  return count;
}

bool is_free_after(std::string_view text, std::size_t end) {
  auto at = end;
  const auto c = step_on(text, at);
  if (c == 0) return true;
  if (is_alphanumeric(c) || c == U'*') return false;
  const auto digits = digits_from(text, at);
  if (c == U'.') return digits == 0;
  if (c == U'_' || is_hyphen(c)) return digits == 0 || digits == 11;
  if (c != U'/' || digits != 4) return true;
  const auto year = text.substr(at, 2);  // index numbers: CODE/2015-00020
  auto after_year = at + 4;
  return (year != "19" && year != "20") || !is_hyphen(step_on(text, after_year));
}

bool is_of_web_address(char c) {
  return static_cast<unsigned char>(c) > 0x20 && static_cast<unsigned char>(c) < 0x7F &&
         std::string_view("()<>\"'|,;[]{}`\\").find(c) == std::string_view::npos;
}

bool is_in_web_address(std::string_view text, std::size_t start) {
  auto from = start;
  while (from > 0 && start - from < k_web_reach && is_of_web_address(text[from - 1])) --from;
  const auto before = text.substr(from, start - from);
  return before.find("://") != std::string_view::npos || before.starts_with("www.");
}

// `?id=110105…`: what a page was asked for. Long numbers of other kinds stand there too, but hardly one that is a sound
// resident ID.
bool is_asked_for(std::string_view text, std::size_t start) { return start > 0 && text[start - 1] == '='; }

// `/art/2021/13812345678.html`: the name of a page by its number. A file beside the text is `13812345678.xlsx`.
bool is_page_name(std::string_view text, Span part) {
  const bool is_in_path = part.start > 0 && (text[part.start - 1] == '/' || text[part.start - 1] == '_');
  const auto after = text.substr(part.end, 6);
  return is_in_path && (after.starts_with(".htm") || after.starts_with(".shtm") || after.starts_with(".jsp") ||
                        after.starts_with(".asp") || after.starts_with(".php"));
}

}  // namespace

bool stands_alone(std::string_view text, Span part, Letters letters) {
  return is_free_before(text, part.start, letters) && is_free_after(text, part.end) && !is_page_name(text, part) &&
         (!is_in_web_address(text, part.start) || (letters == Letters::may_precede && is_asked_for(text, part.start)));
}

bool is_amount(std::string_view text, Span part) {
  auto at = part.start;
  auto before = step_back(text, at);
  if (before == U' ') before = step_back(text, at);
  if (before == U'$' || before == U'¥' || before == U'￥') return true;
  auto after = text.substr(part.end, 16);
  if (after.starts_with(' ')) after.remove_prefix(1);
  return std::any_of(k_units.begin(), k_units.end(), [&](std::string_view unit) { return after.starts_with(unit); });
}

bool is_called_otherwise(std::string_view text, Span part) {
  auto before =
      text.substr(part.start > k_label_reach ? part.start - k_label_reach : 0, std::min(part.start, k_label_reach));
  if (before.ends_with("第") && text.substr(part.end).starts_with("号")) return true;
  for (bool is_shorter = true; is_shorter;) {
    is_shorter = false;
    for (const auto between : k_between_label) {
      if (!before.ends_with(between)) continue;
      before.remove_suffix(between.size());
      is_shorter = true;
    }
  }
  return std::any_of(k_other_labels.begin(), k_other_labels.end(),
                     [&](std::string_view label) { return before.ends_with(label); });
}

bool is_labelled(std::string_view text, std::size_t at, std::span<const std::string_view> words) {
  auto before = text.substr(at > k_label_reach ? at - k_label_reach : 0, std::min(at, k_label_reach));
  for (const auto end : {"\n"sv, ";"sv, "。"sv, "；"sv}) {
    const auto at_end = before.rfind(end);
    if (at_end != std::string_view::npos) before.remove_prefix(at_end + end.size());
  }
  const auto lower = lower_ascii(before);
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return lower.find(word) != std::string::npos; });
}

}  // namespace gazette
