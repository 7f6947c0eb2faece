// Lines that begin 1、 2、 3、 without a blank line between are one paragraph to Markdown, and Chinese lines are joined
// without a sign, so that the second number stands amid the first item's text. Nothing is changed: the author may mean
// a list (`1.`), paragraphs (blank lines) or the wording of a document as it was issued.

#include "formats/lint/characters.hpp"
#include "formats/lint/rules.hpp"

namespace gazette::lint {

namespace {

constexpr std::string_view k_comma = "、";
constexpr std::size_t k_most_digits = 2;

// The number of a line `12、…`, 0 for any other.
int number_of(std::string_view line) {
  const auto start = after_blanks(line, 0);
  std::size_t size = 0;
  int number = 0;
  for (; size <= k_most_digits && start + size < line.size() && is_ascii_digit(line[start + size]); ++size)
    number = number * 10 + (line[start + size] - '0');
  return size > 0 && size <= k_most_digits && line.substr(start + size).starts_with(k_comma) ? number : 0;
}

bool ends_hard(std::string_view line) { return line.ends_with("  ") || line.ends_with('\\'); }

}  // namespace

void find_list_numbers(LintedText& linted) {
  const auto text = linted.text();
  if (text.find("1\xE3\x80\x81") == std::string_view::npos) return;  // 1、
  std::size_t first = 0;
  int last_number = 0;
  bool is_reported = false;
  for (std::size_t begin = 0; begin < text.size();) {
    const auto end = line_end(text, begin);
    const auto line = text.substr(begin, end - begin);
    const auto number = number_of(line);
    if (number == 1) {
      first = begin;
      is_reported = false;
    } else if (number > 1 && number == last_number + 1 && !is_reported && linted.is_prose(first, first + 1) &&
               linted.is_prose(begin, begin + 1)) {
      is_reported = true;
      const auto start = after_blanks(text, first);
      linted.add({"list-number-form",
                  start,
                  1 + k_comma.size(),
                  "lines that begin 1、 2、 are no list in Markdown: they run together into one paragraph",
                  "write \"1. \" for a list, or put a blank line between them",
                  {}});
    }
    last_number = ends_hard(line) ? 0 : number;
    begin = end + (text.substr(end).starts_with("\r\n") ? 2 : 1);
  }
}

}  // namespace gazette::lint
