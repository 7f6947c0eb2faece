// Each kind of number that is no count has its function, which looks at the characters beside the number only.

#include "prose/number_context.hpp"

#include "base/text.hpp"
#include "base/unicode.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <string>

namespace gazette {

namespace {

using Words = std::initializer_list<std::string_view>;

bool ends_with_any(std::string_view text, Words words) {
  return std::any_of(words.begin(), words.end(), [&](auto word) { return text.ends_with(word); });
}

bool starts_with_any(std::string_view text, Words words) {
  return std::any_of(words.begin(), words.end(), [&](auto word) { return text.starts_with(word); });
}

bool is_any(std::string_view text, Words words) { return std::find(words.begin(), words.end(), text) != words.end(); }

std::string_view without_spaces_behind(std::string_view text) {
  while (!text.empty() && is_ascii_space(text.back())) text.remove_suffix(1);
  return text;
}

std::string_view without_spaces_before(std::string_view text) {
  while (!text.empty() && is_ascii_space(text.front())) text.remove_prefix(1);
  return text;
}

bool is_whole(const NumberContext& number) { return number.digits.find('.') == std::string_view::npos; }

bool is_digit(char32_t c) { return (c >= U'0' && c <= U'9') || (c >= U'０' && c <= U'９'); }

bool is_foreign_letter(char32_t c) { return is_word_character(c) && !is_cjk_letter(c); }

char32_t last_of(std::string_view text) { return text.empty() ? U'\n' : decode_last_utf8(text).code_point; }
char32_t first_of(std::string_view text) { return text.empty() ? U'\n' : decode_utf8(text).code_point; }

std::string_view without_last(std::string_view text) {
  return text.empty() ? text : text.substr(0, text.size() - decode_last_utf8(text).size);
}
std::string_view without_first(std::string_view text) {
  return text.empty() ? text : text.substr(decode_utf8(text).size);
}

constexpr std::u32string_view k_joints = U"-/_@.=?&";           // between letters or digits
constexpr std::u32string_view k_range_marks = U":：~～—–至到";  // between digits only

// G60, COVID-19, 2024-03-01, 10-20件, 9:30, v1.2, page.162.html, 3rd.
bool is_joined(const NumberContext& number) {
  const auto before = last_of(number.before), after = first_of(number.after);
  if (is_foreign_letter(before) || is_foreign_letter(after) || before == U'#') return true;
  const auto beyond_before = last_of(without_last(number.before)), beyond_after = first_of(without_first(number.after));
  if (k_joints.find(before) != std::u32string_view::npos && is_foreign_letter(beyond_before)) return true;
  if (k_joints.find(after) != std::u32string_view::npos && is_foreign_letter(beyond_after)) return true;
  if (k_range_marks.find(before) != std::u32string_view::npos && is_digit(beyond_before)) return true;
  return k_range_marks.find(after) != std::u32string_view::npos && is_digit(beyond_after);
}

bool is_negative(const NumberContext& number) { return ends_with_any(number.before, {"-", "−", "－"}); }

// The last word of Latin letters, in lower case, with `before` cut off in front of it.
std::string take_last_word(std::string_view& before) {
  auto text = without_spaces_behind(before);
  while (text.ends_with('.')) text.remove_suffix(1);
  const auto end = text.size();
  while (!text.empty() && is_ascii_alpha(text.back())) text.remove_suffix(1);
  const auto word = lower_ascii(before.substr(text.size(), end - text.size()));
  before = text;
  return word;
}

// What stands before the first number of `12、13和15`, so that all of them follow the 第 or the `Articles` of the
// first.
std::string_view before_list(std::string_view before) {
  constexpr int k_longest_list = 16;
  for (int i = 0; i < k_longest_list; ++i) {
    auto rest = without_spaces_behind(before);
    const auto full = rest.size();
    for (const std::string_view joint :
         {"、", "和", "及", "至", "到", "与", "—", "–", "-", ",", "&", "and", "or", "to"}) {
      if (rest.size() == full && rest.ends_with(joint)) rest.remove_suffix(joint.size());
    }
    if (rest.size() == full) return before;
    rest = without_spaces_behind(rest);
    for (const std::string_view unit : {"条", "款", "章", "号", "页"}) {
      if (rest.ends_with(unit)) rest.remove_suffix(unit.size());
    }
    const auto digits = rest.size();
    while (is_digit(last_of(rest))) rest = without_last(rest);
    if (rest.size() == digits) return before;
    before = rest;
  }
  return before;
}

bool is_reference_word(std::string_view word) {
  return is_any(word, {"art",   "arts",    "article",  "articles", "no",        "nos",       "section",    "sections",
                       "sec",   "chapter", "chapters", "clause",   "clauses",   "paragraph", "para",       "paras",
                       "table", "tables",  "figure",   "fig",      "annex",     "appendix",  "page",       "pages",
                       "pp",    "part",    "form",     "version",  "decree",    "order",     "regulation", "law",
                       "act",   "rule",    "schedule", "room",     "step",      "chap",      "vol",        "volume",
                       "issue", "item",    "point",    "question", "paragraphs"});
}

// 第12条, 表3, 附件2, 13号, Art. 12, No. 7, § 4, Decree 492, 〔2016〕.
bool is_reference(const NumberContext& number) {
  if (starts_with_any(number.after, {"号", "届", "级", "楼", "室", "层", "栋", "周年", "年级", "班"})) return true;
  if (ends_with_any(number.before, {"〔", "﹝", "〈"})) return true;
  auto before = without_spaces_behind(before_list(without_spaces_behind(number.before)));
  if (ends_with_any(before, {"代表", "发表", "地图"})) return false;
  if (ends_with_any(before, {"第", "表", "图", "附件", "附录", "专栏", "§", "№", "N°"})) return true;
  return is_reference_word(take_last_word(before));
}

bool is_month_word(std::string_view word) {
  constexpr std::array<std::string_view, 12> months = {"january",   "february", "march",    "april",
                                                       "may",       "june",     "july",     "august",
                                                       "september", "october",  "november", "december"};
  if (word == "sept") return true;
  return std::any_of(months.begin(), months.end(),
                     [&](auto month) { return word == month || word == month.substr(0, 3); });
}

// 2016年, 3月, 1日, 9时, 12 March, March 12.
bool is_date(const NumberContext& number) {
  const auto after = without_spaces_before(number.after);
  if (starts_with_any(after, {"年", "月", "日", "时", "点", "分", "秒", "学年"})) return true;
  auto before = number.before;
  if (is_month_word(take_last_word(before))) return true;
  std::size_t size = 0;
  while (size < after.size() && is_ascii_alpha(after[size])) ++size;
  return is_month_word(lower_ascii(after.substr(0, size)));
}

bool is_year(const NumberContext& number) {
  if (number.digits.size() != 4 || number.has_separator || !is_whole(number)) return false;
  if (number.digits < "1900" || number.digits > "2100") return false;
  if (!number.unit.is_known) return true;
  auto before = number.before;
  return is_any(take_last_word(before), {"in", "since", "during", "until", "year", "fy"});
}

// Numbers that are dialled or sorted by: 0436-3200000, 12345热线, 邮编137000, and any with a zero in front.
bool is_contact(const NumberContext& number) {
  const auto before = without_spaces_behind(number.before);
  if (number.digits.size() > 1 && number.digits[0] == '0' && number.digits[1] != '.') return true;
  if (starts_with_any(number.after,
                      {"热线", "政务服务便民", "政务服务热线", "政务热线", "市民", "市长", "便民", "平台"}))
    return true;
  if (number.unit.is_known) return false;
  auto colon_gone = before;
  for (const std::string_view colon : {":", "："}) {
    if (colon_gone.ends_with(colon)) colon_gone.remove_suffix(colon.size());
  }
  if (ends_with_any(without_spaces_behind(colon_gone),
                    {"电话", "热线", "传真", "邮编", "邮政编码", "编号", "索引号", "文号", "代码", "热线电话", "QQ"}))
    return true;
  auto rest = colon_gone;
  if (is_any(take_last_word(rest), {"tel", "telephone", "phone", "fax", "postcode", "zip", "call"})) return true;
  return number.digits.size() >= 7 && is_whole(number) && !number.has_separator;
}

bool is_at_start(std::string_view before) {
  before = without_spaces_behind(before);
  return before.empty() || ends_with_any(before, {"。", "；", "！", "？", ";", "　"});
}

// 1. or 1、 at the start of a sentence, （1） there or behind a colon.
bool is_list_mark(const NumberContext& number) {
  if (number.digits.size() > 2 || !is_whole(number)) return false;
  const auto open = last_of(number.before), close = first_of(number.after);
  const bool is_closed = close == U')' || close == U'）';
  if (is_closed && open == U'(' && is_digit(last_of(without_last(number.before)))) return true;  // 14(1)
  if (is_closed && (open == U'(' || open == U'（')) {
    const auto before = without_spaces_behind(without_last(number.before));
    return is_at_start(before) || ends_with_any(before, {":", "：", ",", "，"});
  }
  if (!is_at_start(number.before)) return false;
  const bool is_pointed = close == U'.' || close == U'．';
  return is_closed || close == U'、' || (is_pointed && !without_first(number.after).empty());
}

// 约300件, 300余件, 300件左右, more than 300 requests.
bool is_approximate(const NumberContext& number) {
  const auto before = without_spaces_behind(number.before);
  const bool is_other_word =
      ends_with_any(before, {"节约", "预约", "公约", "合约", "违约", "条约", "签约", "最近", "附近"});
  if (!is_other_word && ends_with_any(before, {"约", "近", "超", "超过", "逾", "至少", "不少于", "不低于", "不足",
                                               "不到", "多于", "少于", "高于", "低于"}))
    return true;
  const auto after = number.after;
  if (starts_with_any(after, {"余", "多", "几"}) || (after.starts_with("来") && !after.starts_with("来自")))
    return true;
  if (starts_with_any(after.substr(number.unit.size), {"左右", "以上", "以下", "以内", "上下"})) return true;
  auto rest = number.before;
  const auto word = take_last_word(rest);
  if (word == "than") return is_any(take_last_word(rest), {"more", "less", "fewer"});
  if (word == "least" || word == "most") return take_last_word(rest) == "at";
  if (word == "to") return take_last_word(rest) == "up";
  return is_any(word, {"about", "over", "nearly", "around", "approximately", "almost", "some", "roughly", "under"});
}

// `Windows 10`, `Route 66`: a bare number behind a name. The first word of a sentence is no name.
bool is_part_of_name(const NumberContext& number) {
  if (!number.unit.name.empty() || !number.before.ends_with(' ')) return false;
  auto before = number.before;
  const auto word = take_last_word(before);
  if (word.empty() || number.before[before.size()] < 'A' || number.before[before.size()] > 'Z') return false;
  const auto rest = without_spaces_behind(before);
  return !rest.empty() && !ends_with_any(rest, {".", "。", ":", "：", "\n"});
}

}  // namespace

bool counts_nothing(const NumberContext& number) {
  return is_joined(number) || is_negative(number) || is_reference(number) || is_date(number) || is_year(number) ||
         is_contact(number) || is_list_mark(number) || is_approximate(number) || is_part_of_name(number);
}

std::string_view clause_before(std::string_view before) {
  constexpr std::size_t k_longest_clause = 240;  // so that a long text costs no square
  before.remove_prefix(before.size() - std::min(before.size(), k_longest_clause));
  std::size_t start = 0;
  for (const std::string_view mark :
       {"，", "、", "；", "。", "：", "（", "）", "！", "？", ",", ";", ". ", ":", "(", ")", "\n"}) {
    const auto at = before.rfind(mark);
    if (at != std::string_view::npos) start = std::max(start, at + mark.size());
  }
  return before.substr(start);
}

bool is_comparison(std::string_view clause) {
  const auto contains = [&](std::string_view word) { return clause.find(word) != std::string_view::npos; };
  for (const std::string_view word :
       {"同比",         "环比",          "比上",        "较上",     "比去年",   "较去年",   "去年",    "上年度",
        "往年",         "增加",          "增长",        "减少",     "下降",     "上升",     "提高",    "降低",
        "last year",    "previous year", "year before", "increase", "decrease", "compared", "down by", "up by",
        "more than in", "rose by",       "fell by",     "risen by", "fallen by"}) {
    if (contains(word)) return true;
  }
  return contains("上年") && !contains("上年结转") && !contains("上年度结转");
}

}  // namespace gazette
