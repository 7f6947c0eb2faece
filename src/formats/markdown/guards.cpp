#include "formats/markdown/guards.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <utility>

namespace gazette::markdown {

namespace {

constexpr std::size_t k_longest_text = 4U << 20;
constexpr std::size_t k_most_columns = 200;
constexpr std::size_t k_most_cells = 200'000;
constexpr std::size_t k_most_meetings = 20'000'000;  // of delimiters and brackets in a paragraph: a tenth of a second
constexpr std::string_view k_private_start = "\xEE\x80";

bool is_private_at(std::string_view text, std::size_t at) {
  return at + 2 < text.size() && static_cast<unsigned char>(text[at + 2]) <= 0x8F;
}

std::string code_point_name(unsigned char last) {
  constexpr std::string_view k_digits = "0123456789ABCDEF";
  return std::string("U+E00") + k_digits[last & 0xF];
}

// The number of columns that a line would give a table as its delimiter row; 0 if it is none. What may stand
// before the row (quotes, list markers) is made of the row's own characters and `>`, `*`, `+`, digits and dots.
std::size_t columns_of_delimiter_row(std::string_view line) {
  const auto first_bar = line.find('|');
  if (first_bar == std::string_view::npos || line.find('-') == std::string_view::npos) return 0;
  if (line.find_first_not_of("|:- \t>*+.)0123456789") != std::string_view::npos) return 0;
  const auto inner = static_cast<std::size_t>(std::count(line.begin(), line.end(), '|')) - 1;
  const auto has_dash = [](std::string_view part) -> std::size_t { return part.find('-') != std::string_view::npos; };
  return inner + has_dash(line.substr(0, first_bar)) + has_dash(line.substr(line.rfind('|')));
}

// The number of cells that a line would give a table as its header.
std::size_t cells_of_header(std::string_view line) {
  std::size_t bars = 0;
  for (std::size_t at = line.find('|'); at != std::string_view::npos; at = line.find('|', at + 1)) {
    if (at == 0 || line[at - 1] != '\\') ++bars;
  }
  const auto inner = trimmed(line);
  return bars + 1 - (inner.starts_with('|') ? 1 : 0) - (inner.ends_with('|') ? 1 : 0);
}

bool is_blank(std::string_view line) { return line.find_first_not_of(" \t>") == std::string_view::npos; }

// The first blank line from `line` on, or one past the last.
int blank_line_from(const SourceText& source, int line) {
  const auto last = static_cast<int>(source.line_count());
  while (line <= last && !is_blank(source.line(line))) ++line;
  return line;
}

// Rows run down to the next blank line, also those without a bar.
class TableSizes {
 public:
  explicit TableSizes(const SourceText& source) : source_(source) {}

  std::size_t rows_below(int line) {
    if (line >= end_) end_ = blank_line_from(source_, line);
    return static_cast<std::size_t>(end_ - line - 1);
  }

 private:
  const SourceText& source_;
  int end_ = 0;
};

std::size_t count_of(std::string_view text, char wanted) {
  return static_cast<std::size_t>(std::count(text.begin(), text.end(), wanted));
}

// Whether delimiters of emphasis may meet brackets too often: they do so most when each is half of the text.
bool is_crowded(std::string_view text) {
  if (text.size() / 2 * (text.size() / 2) <= k_most_meetings) return false;
  return (count_of(text, '*') + count_of(text, '_')) * count_of(text, ']') > k_most_meetings;
}

// Whether a line begins a block of its own, or is a row of a table, rather than going on with the paragraph.
bool starts_block(std::string_view line) {
  line.remove_prefix(std::min(line.find_first_not_of(" \t>"), line.size()));
  if (line.empty() || line.front() == '#' || line.front() == '|') return true;
  line.remove_prefix(line.find_first_not_of("0123456789"));
  return line.size() > 1 && is_ascii_space(line[1]) &&
         std::string_view("-+*.)").find(line[0]) != std::string_view::npos;
}

}  // namespace

void Findings::error(std::string rule, std::string message, Position at, std::string help) const {
  diagnostics.add(Severity::error,
                  {ErrorKind::content, std::move(rule), std::move(message), {file, at}, std::move(help), {}});
}

void Findings::warning(std::string rule, std::string message, Position at, std::string help) const {
  diagnostics.add(Severity::warning,
                  {ErrorKind::content, std::move(rule), std::move(message), {file, at}, std::move(help), {}});
}

bool has_fair_length(const MarkdownSource& source, const Findings& findings) {
  if (source.text.size() <= k_longest_text) return true;
  findings.error("long-text", "the text has " + counted(source.text.size(), "byte") + "; at most 4 MiB are accepted",
                 {source.first_line, 1, 1}, "split the text, or publish it as an attachment");
  return false;
}

SourceText without_private_characters(SourceText source, const Findings& findings) {
  if (source.text().find(k_private_start) == std::string_view::npos) return source;
  std::string text(source.text());
  for (auto at = text.find(k_private_start); at != std::string::npos; at = text.find(k_private_start, at + 2)) {
    if (!is_private_at(text, at)) continue;
    const auto name = code_point_name(static_cast<unsigned char>(text[at + 2]));
    findings.error("private-character", "the text contains the private character " + name, source.position_at(at),
                   "delete it; no font or reader knows what it stands for");
    text.replace(at, 3, "\xEF\xBF\xBD");
  }
  return SourceText(text, source.first_line());
}

std::vector<int> find_crowded_lines(const SourceText& source, const Findings& findings) {
  std::vector<int> crowded;
  if (!is_crowded(source.text())) return crowded;
  const auto last = static_cast<int>(source.line_count());
  for (int line = 1, next = 1; line <= last; line = next) {
    const auto start = source.line_start(line);
    for (next = line + 1; next <= last && !starts_block(source.line(next));) ++next;
    const auto end = next <= last ? source.line_start(next) : source.text().size();
    if (!is_crowded(source.text().substr(start, end - start))) continue;
    for (auto i = line; i < next; ++i) crowded.push_back(i);
    findings.error("crowded-paragraph", "a paragraph has thousands of `*` or `_` and thousands of links",
                   source.position_at(start), "split it into several paragraphs, with blank lines between them");
  }
  return crowded;
}

std::vector<int> find_refused_tables(const SourceText& source, const Findings& findings) {
  std::vector<int> refused;
  if (source.text().find('|') == std::string_view::npos) return refused;
  TableSizes sizes(source);
  const auto last = static_cast<int>(source.line_count());
  std::size_t widest = 0;  // of the lines since the last blank one: cmark takes them all for the header
  for (int line = 2; line <= last; ++line) {
    const auto above = source.line(line - 1);
    widest = is_blank(above) ? 0 : std::max(widest, cells_of_header(above));
    const auto columns = columns_of_delimiter_row(source.line(line));
    if (columns == 0) continue;
    const bool is_wide = columns > k_most_columns || widest > k_most_columns;
    if (!is_wide && columns * sizes.rows_below(line) <= k_most_cells) continue;
    refused.push_back(line);
    const std::string limit = is_wide ? "more than 200 columns" : "more than 200,000 cells";
    findings.error("wide-table", "a table has " + limit, source.position_at(source.line_start(line - 1)),
                   "split the table, or publish it as an attachment");
  }
  return refused;
}

}  // namespace gazette::markdown
