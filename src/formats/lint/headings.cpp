// `#` right before a Han character at the start of a line. Left alone: `#话题#` (a topic), lines with further `#`
// (lists of tags), lines inside a paragraph and long ones, which are sentences that begin with a tag.

#include "formats/lint/characters.hpp"
#include "formats/lint/rules.hpp"

namespace gazette::lint {

namespace {

constexpr std::size_t k_most_marks = 6;
constexpr std::size_t k_longest_heading = 60;  // characters

// The marks of a closed heading (`## 标题 ##`) say nothing against it.
std::string_view without_closing_marks(std::string_view line) {
  line = trimmed(line);
  const auto last = line.find_last_not_of('#');
  if (last == std::string_view::npos || last + 1 == line.size() || !is_ascii_space(line[last])) return line;
  return trimmed(line.substr(0, last));
}

bool has_markup(std::string_view text) { return text.find_first_of("[<`*_~!\\") != std::string_view::npos; }

// A blank line, a heading, a line across the page, or another heading without its space.
bool may_follow(std::string_view line_above) {
  line_above = trimmed(line_above);
  const auto marks = std::min(line_above.find_first_not_of('#'), line_above.size());
  if (marks == line_above.size() || line_above.find_first_not_of("-=*") == std::string_view::npos) return true;
  if (marks == 0 || marks > k_most_marks) return false;
  return line_above[marks] == ' ' || (is_chinese(character_at(line_above, marks)) && !has_markup(line_above));
}

std::string_view line_above(std::string_view text, std::size_t begin) {
  if (begin == 0) return {};
  const auto end = begin - (text.substr(0, begin).ends_with("\r\n") ? 2 : 1);
  const auto start = line_begin(text, end);
  return text.substr(start, end - start);
}

// Before a blank line, all is certain. Otherwise the next line must be plain text, as a list, an indent or a tag means
// something else behind a heading than inside a paragraph, and no markup may go on in it.
bool is_apart(std::string_view text, std::size_t begin, std::size_t end) {
  const auto next = end + (text.substr(end).starts_with("\r\n") ? 2 : 1);
  if (next >= text.size() || trimmed(text.substr(next, line_end(text, next) - next)).empty()) return true;
  const bool is_plain = text[next] == '#' || is_chinese(character_at(text, next));
  return is_plain && !has_markup(text.substr(begin, end - begin));
}

void judge(LintedText& linted, std::size_t begin) {
  const auto text = linted.text();
  const auto start = after_blanks(text, begin);
  const auto end = line_end(text, begin);
  const auto marks = std::min(text.find_first_not_of('#', start), end) - start;
  const auto first = character_at(text, start + marks);
  if (start - begin > 3 || marks == 0 || marks > k_most_marks || !is_chinese(first)) return;
  const auto title = without_closing_marks(text.substr(start + marks, end - start - marks));
  if (title.find('#') != std::string_view::npos || character_count(title) > k_longest_heading) return;
  if (!may_follow(line_above(text, begin)) || !linted.is_prose(start, start + marks)) return;
  std::vector<TextEdit> edits;
  if (is_apart(text, start, end) && !linted.is_code(start, end)) edits.push_back({start + marks, 0, " "});
  const std::string written(marks, '#');
  linted.add({"heading-without-space", start, marks, "a heading needs a space after its " + written,
              "write \"" + written + " " + std::string(title) + "\", or \\# for a text that begins so",
              std::move(edits)});
}

}  // namespace

void find_headings_without_space(LintedText& linted) {
  const auto text = linted.text();
  for (auto at = text.find('#'); at != std::string_view::npos; at = text.find('#', at)) {
    const auto begin = line_begin(text, at);
    judge(linted, begin);
    at = line_end(text, at);
  }
}

}  // namespace gazette::lint
