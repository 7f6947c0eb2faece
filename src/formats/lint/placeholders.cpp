// What somebody meant to replace before publication, or a program left behind. Words that sound text may have
// (待补充, null) count only where they stand alone: in brackets, in a cell, as a whole title.

#include "formats/lint/placeholders.hpp"

#include "formats/lint/characters.hpp"
#include "formats/lint/needles.hpp"
#include "formats/lint/rules.hpp"

#include <array>

namespace gazette::lint {

namespace {

enum class Where {
  anywhere,      // the words themselves are enough
  word,          // no letter or digit beside it
  brackets,      // right behind an opening bracket
  alone,         // all of a cell or of a plain text
  cell,          // all of a cell
  template_tag,  // with its end in the same line
  dotted         // `???` and ×××, judged by their own functions
};

struct Pattern {
  std::string_view text;
  Where where = Where::anywhere;
  std::string_view end = {};  // of a template tag
};

constexpr std::array<Pattern, 40> k_patterns = {{
    {"??", Where::dotted},
    {"？？", Where::dotted},
    {"XX", Where::dotted},
    {"ＸＸ", Where::dotted},
    {"××", Where::dotted},
    {"TODO", Where::word},
    {"FIXME", Where::word},
    {"lorem ipsum", Where::anywhere},
    {"Lorem ipsum", Where::anywhere},
    {"该部分以表格形式报告", Where::anywhere},
    {"此处插入", Where::anywhere},
    {"错误！未找到引用源", Where::anywhere},
    {"错误!未找到引用源", Where::anywhere},
    {"错误！未定义书签", Where::anywhere},
    {"错误!未定义书签", Where::anywhere},
    {"Error! Reference source not found", Where::anywhere},
    {"Error! Bookmark not defined", Where::anywhere},
    {"待补充", Where::brackets},
    {"待完善", Where::brackets},
    {"待填", Where::brackets},
    {"待核实", Where::brackets},
    {"此处填写", Where::brackets},
    {"请填写", Where::brackets},
    {"请输入", Where::brackets},
    {"请在此", Where::brackets},
    {"点击输入", Where::brackets},
    {"单击此处", Where::anywhere},
    {"null", Where::alone},
    {"undefined", Where::alone},
    {"NaN", Where::alone},
    {"#REF!", Where::alone},
    {"#N/A", Where::alone},
    {"#VALUE!", Where::alone},
    {"#DIV/0!", Where::alone},
    {"#NAME?", Where::alone},
    {"同上", Where::cell},
    {"{{", Where::template_tag, "}}"},
    {"${", Where::template_tag, "}"},
    {"<%", Where::template_tag, "%>"},
    {"{%", Where::template_tag, "%}"},
}};

const Needles& needles() {
  static const Needles all = [] {
    std::vector<std::string_view> texts;
    for (const auto& pattern : k_patterns) texts.push_back(pattern.text);
    return Needles(std::move(texts));
  }();
  return all;
}

// Behind which a number is missing, and before which.
constexpr std::array<std::string_view, 12> k_units = {"年", "月", "日",   "元", "万元", "亿元",
                                                      "件", "条", "人次", "份", "%",    "％"};

bool is_letter_or_digit(char32_t c) { return c != k_line_end && !is_han(c) && is_word_character(c); }

class PlaceholderFinder {
 public:
  explicit PlaceholderFinder(LintedText& linted) : linted_(linted), text_(linted.text()) {}

  void run() {
    needles().each_match(text_, [&](std::size_t index, std::size_t at) { judge(k_patterns[index], at); });
  }

 private:
  void judge(const Pattern& pattern, std::size_t at) {
    if (at < handled_) return;
    const auto end = at + pattern.text.size();
    switch (pattern.where) {
      case Where::anywhere: return add(at, end);
      case Where::word: return is_word(at, end) ? add(at, end) : void();
      case Where::brackets: return is_in_brackets(at) || is_alone(at, end) ? add(at, end) : void();
      case Where::alone: return is_alone(at, end) ? add(at, end) : void();
      case Where::cell: return linted_.is_markdown() && is_alone(at, end) ? add(at, end) : void();
      case Where::template_tag: return judge_tag(pattern, at);
      case Where::dotted: return pattern.text == "??" || pattern.text == "？？" ? judge_marks(at) : judge_crosses(at);
    }
  }

  void add(std::size_t begin, std::size_t end) {
    handled_ = end;
    if (!linted_.is_prose(begin, end)) return;
    linted_.add({"placeholder",
                 begin,
                 end - begin,
                 quoted(text_.substr(begin, end - begin)) + " looks like a placeholder",
                 "write what belongs here, or waive placeholder with the reason",
                 {}});
  }

  bool is_word(std::size_t begin, std::size_t end) const {
    return !is_letter_or_digit(character_before(text_, begin)) && !is_letter_or_digit(character_at(text_, end));
  }

  // Not 〔 nor （ alone: （请填写表格后提交） is a sentence, so that the bracket must end soon.
  bool is_in_brackets(std::size_t at) const {
    constexpr std::size_t longest = 60;  // bytes
    const auto before = character_before(text_, at);
    const auto close = before == U'【'   ? "】"
                       : before == U'［' ? "］"
                       : before == U'['  ? "]"
                       : before == U'（' ? "）"
                       : before == U'('  ? ")"
                                         : "";
    if (std::string_view(close).empty()) return false;
    const auto near = text_.substr(at, longest + 3);
    const auto found = near.find(close);
    return found != std::string_view::npos && found <= longest &&
           near.substr(0, found).find_first_of("\r\n") == std::string_view::npos;
  }

  // The only thing in a table's cell, or the whole of a plain text.
  bool is_alone(std::size_t begin, std::size_t end) const {
    auto left = begin;
    while (left > 0 && (text_[left - 1] == ' ' || text_[left - 1] == '\t')) --left;
    const auto right = after_blanks(text_, end);
    const auto before = character_before(text_, left), after = character_at(text_, right);
    if (!linted_.is_markdown()) return before == k_line_end && after == k_line_end;
    const bool is_bounded = (before == U'|' || before == k_line_end) && (after == U'|' || after == k_line_end);
    return is_bounded && (before == U'|' || after == U'|');
  }

  void judge_tag(const Pattern& pattern, std::size_t at) {
    if (linted_.has_figures() && pattern.text == "{{") return;
    constexpr std::size_t longest = 400;  // bytes
    const auto near = text_.substr(0, std::min(text_.size(), at + longest));
    const auto close = near.find(pattern.end, at + pattern.text.size());
    const auto size = close == std::string_view::npos ? 0 : close - at - pattern.text.size();
    const auto inside = trimmed(text_.substr(at + pattern.text.size(), size));
    // `{{double braces}}` is a text about braces: names have no blanks, but logic between `<%` and `%>` has.
    const bool is_name = pattern.text[1] == '%' || inside.find(' ') == std::string_view::npos;
    if (inside.empty() || !is_name || text_.substr(at, close - at).find_first_of("\r\n") != std::string_view::npos ||
        !linted_.is_outside_markup(at, close + pattern.end.size()))
      return;
    handled_ = close + pattern.end.size();
    linted_.add(
        {"placeholder",
         at,
         handled_ - at,
         quoted(text_.substr(at, handled_ - at)) + " looks like the tag of a template, which nothing fills in here",
         "write the text itself, or put it in backticks if it is meant as it stands",
         {}});
  }

  // Three question marks or more, of either width.
  void judge_marks(std::size_t at) {
    auto end = at;
    std::size_t count = 0;
    for (; character_at(text_, end) == U'?' || character_at(text_, end) == U'？'; ++count)
      end += decode_utf8(text_.substr(end)).size;
    if (count >= 3) add(at, end);
    handled_ = end;
  }

  // XX年 or ××万元, but not 吉A×××号, 张××, 20XX年, XXL: masks, names, samples, sizes.
  void judge_crosses(std::size_t at) {
    const auto cross = character_at(text_, at);
    auto end = at;
    while (character_at(text_, end) == cross) end += decode_utf8(text_.substr(end)).size;
    handled_ = end;
    const auto before = character_before(text_, at);
    const bool is_name = is_letter_or_digit(before) || before == U'*' || before == U'·' || before == U'-';
    const auto rest = text_.substr(end);
    const bool has_unit =
        std::any_of(k_units.begin(), k_units.end(), [&](auto unit) { return rest.starts_with(unit); });
    const bool is_ordinal = before == U'第' && rest.starts_with("号");
    if (!is_name && (has_unit || is_ordinal)) add(at, end);
  }

  LintedText& linted_;
  std::string_view text_;
  std::size_t handled_ = 0;
};

}  // namespace

bool begins_placeholder(std::string_view text, std::size_t at) { return needles().is_at(text, at); }

void find_placeholders(LintedText& linted) { PlaceholderFinder(linted).run(); }

}  // namespace gazette::lint
