#include "prose/prose_units.hpp"

#include "base/text.hpp"
#include "base/unicode.hpp"

#include <algorithm>
#include <array>

namespace gazette {

namespace {

// Longest first where one begins another.
constexpr std::array<std::string_view, 62> k_chinese_units = {
    "个百分点", "个工作日", "万人次", "百分点", "工作日", "个小时", "平方米", "万元", "亿元", "万件", "万条",
    "万份",     "万人",     "万次",   "公里",   "小时",   "分钟",   "人次",   "件次", "条次", "个月", "千元",
    "件",       "条",       "项",     "份",     "次",     "起",     "宗",     "篇",   "则",   "例",   "个",
    "部",       "期",       "场",     "元",     "人",     "名",     "位",     "家",   "所",   "户",   "页",
    "天",       "倍",       "类",     "种",     "卷",     "册",     "张",     "幅",   "批",   "台",   "套",
    "处",       "间",       "亩",     "吨",     "万",     "亿",     "周",
};

constexpr std::array<std::string_view, 16> k_counts = {"件", "条", "项", "份",   "次",   "起", "宗", "篇",
                                                       "则", "例", "个", "件次", "条次", "部", "期", "批"};

constexpr std::array<std::string_view, 18> k_english_counts = {
    "request", "item",     "application", "document",  "case",    "record",  "entry",  "piece", "notice",
    "file",    "decision", "review",      "complaint", "lawsuit", "enquiry", "appeal", "query", "reply"};

constexpr std::array<std::string_view, 26> k_english_others = {
    "percent", "day",   "hour",   "minute",   "week",   "month",   "year",     "yuan",   "euro",
    "dollar",  "pound", "person", "people",   "page",   "member",  "visit",    "call",   "time",
    "meeting", "staff", "school", "employee", "letter", "million", "thousand", "session"};

// Words that may follow a bare number; they say nothing about what is counted.
constexpr std::string_view k_neutral = "和及与或并均已的为是由等在被、其以";

bool contains(auto& words, std::string_view word) { return std::find(words.begin(), words.end(), word) != words.end(); }

std::string singular(std::string_view word) {
  if (word.ends_with("ies")) return std::string(word.substr(0, word.size() - 3)) + "y";
  if (word.ends_with("s")) word.remove_suffix(1);
  return std::string(word);
}

std::string_view without_space(std::string_view text) {
  constexpr std::string_view k_no_break_space = "\xC2\xA0", k_wide_space = "\xE3\x80\x80";
  for (const auto space : {std::string_view(" "), k_no_break_space, k_wide_space}) {
    if (text.starts_with(space)) return text.substr(space.size());
  }
  return text;
}

ProseUnit english_unit(std::string_view text) {
  std::size_t size = 0;
  while (size < text.size() && is_ascii_alpha(text[size])) ++size;
  const auto word = lower_ascii(text.substr(0, size));
  if (word == "per" && lower_ascii(text.substr(size, 5)) == " cent") return {"%", size + 5, true};
  if (word == "percent") return {"%", size, true};
  if (contains(k_english_counts, singular(word)) || contains(k_english_others, singular(word)) ||
      contains(k_english_others, word))
    return {word, size, true};
  return {};
}

ProseUnit chinese_unit(std::string_view text) {
  for (const auto unit : k_chinese_units) {
    if (text.starts_with(unit)) return {std::string(unit), unit.size(), true};
  }
  const auto size = decode_utf8(text).size;
  const auto character = text.substr(0, size);
  if (k_neutral.find(character) != std::string_view::npos) return {};
  return {std::string(character), size, false};
}

ProseUnit unit_without_space(std::string_view text) {
  for (const auto sign : {std::string_view("%"), std::string_view("％")}) {
    if (text.starts_with(sign)) return {"%", sign.size(), true};
  }
  if (text.empty()) return {};
  if (is_ascii_alpha(text.front())) return english_unit(text);
  return is_cjk_letter(decode_utf8(text).code_point) ? chinese_unit(text) : ProseUnit();
}

}  // namespace

ProseUnit unit_at(std::string_view after) {
  const auto text = without_space(after);
  auto unit = unit_without_space(text);
  if (!unit.name.empty()) unit.size += after.size() - text.size();
  return unit;
}

bool is_count_unit(std::string_view unit) {
  return contains(k_counts, unit) || contains(k_english_counts, singular(unit));
}

bool is_same_unit(std::string_view a, std::string_view b) {
  return a == b || (!a.empty() && !b.empty() && is_ascii_alpha(a.front()) && singular(a) == singular(b));
}

bool may_be_same_unit(std::string_view in_prose, std::string_view of_figure) {
  if (is_same_unit(in_prose, of_figure)) return true;
  const auto may_count = [](std::string_view unit) { return unit.empty() || is_count_unit(unit); };
  return in_prose.empty() ? of_figure != "%" : may_count(in_prose) && may_count(of_figure);
}

}  // namespace gazette
