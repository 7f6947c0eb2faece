// `｜` is no cell border, so that one of them breaks a row or the whole table. It is a border for sure when the table
// comes out right with it: a delimiter row (|---|---|) below a header with as many cells, and in the rows below it
// only where the row has fewer cells without it and the right number with it.

#include "formats/lint/characters.hpp"
#include "formats/lint/rules.hpp"

#include <algorithm>

namespace gazette::lint {

namespace {

constexpr std::string_view k_bar = "｜";

std::string with_plain_bars(std::string_view row) { return replaced(row, k_bar, "|"); }

std::size_t cell_count(std::string_view row) {
  row = trimmed(row);
  if (row.starts_with('|')) row.remove_prefix(1);
  std::size_t count = 1;
  for (std::size_t i = 0; i < row.size(); ++i) {
    if (row[i] == '\\') ++i;
    else if (row[i] == '|' && i + 1 < row.size()) ++count;
  }
  return count;
}

// The number of columns that a delimiter row asks for, 0 for any other line.
std::size_t columns_of(std::string_view row) {
  row = trimmed(row);
  const bool is_delimiter = row.find('-') != std::string_view::npos && row.find('|') != std::string_view::npos &&
                            row.find_first_not_of("|-: \t") == std::string_view::npos;
  return is_delimiter ? cell_count(row) : 0;
}

struct Row {
  std::size_t begin = 0;
  std::string_view text;
};

void add_bars(LintedText& linted, const Row& row, bool is_safe) {
  for (auto at = row.text.find(k_bar); at != std::string_view::npos; at = row.text.find(k_bar, at + k_bar.size())) {
    const auto offset = row.begin + at;
    std::vector<TextEdit> edits;
    if (is_safe) edits.push_back({offset, k_bar.size(), "|"});
    linted.add({"full-width-table-bar", offset, k_bar.size(), "\"｜\" is no border of a table's cell", "write |",
                std::move(edits)});
  }
}

bool is_broken(const Row& row, std::size_t columns) {
  if (row.text.find(k_bar) == std::string_view::npos) return false;
  const auto plain = with_plain_bars(row.text);
  const bool is_closed_by_one = trimmed(row.text).ends_with(k_bar) && cell_count(row.text) == columns;
  return cell_count(plain) == columns && (cell_count(row.text) < columns || columns_of(plain) > 0 || is_closed_by_one);
}

// `rows` are lines without a blank one between. Where one of them has code, the bars in it would part cells too.
void judge(LintedText& linted, const std::vector<Row>& rows) {
  if (std::any_of(rows.begin(), rows.end(),
                  [](const Row& row) { return row.text.find('`') != std::string_view::npos; }))
    return;
  for (std::size_t i = 1; i < rows.size(); ++i) {
    const auto columns = columns_of(with_plain_bars(rows[i].text));
    if (columns == 0 || cell_count(with_plain_bars(rows[i - 1].text)) != columns) continue;
    const auto first = rows.begin() + static_cast<std::ptrdiff_t>(i) - 1;
    const auto is_prose = [&](const Row& row) { return linted.is_prose(row.begin, row.begin + row.text.size()); };
    // What becomes a table is cut into cells down to its last row, so that nothing in it may be markup.
    const bool is_table = cell_count(first->text) == columns && columns_of(rows[i].text) == columns;
    const bool is_safe = is_table || std::all_of(first, rows.end(), is_prose);
    for (auto row = first; row != rows.end(); ++row) {
      if (is_broken(*row, columns) && is_prose(*row)) add_bars(linted, *row, is_safe);
    }
    return;
  }
}

}  // namespace

void find_full_width_bars(LintedText& linted) {
  const auto text = linted.text();
  if (text.find(k_bar) == std::string_view::npos) return;
  std::vector<Row> rows;
  for (std::size_t begin = 0; begin < text.size();) {
    const auto end = line_end(text, begin);
    const Row row{begin, text.substr(begin, end - begin)};
    if (!trimmed(row.text).empty()) {
      rows.push_back(row);
    } else {
      judge(linted, rows);
      rows.clear();
    }
    begin = end + (text.substr(end).starts_with("\r\n") ? 2 : 1);
  }
  judge(linted, rows);
}

}  // namespace gazette::lint
