// A header is a block of one to four lines. The label of a column is the lowest cell of the block that is not blank;
// the cells above it, which may be merged over several columns, are the groups it stands in. Every block near the top
// is tried; the one that names most columns of the table in the fewest lines is its header.

#include "import/sheet_header.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <map>

namespace gazette {

namespace {

constexpr std::size_t k_most_lines_searched = 400;
constexpr std::size_t k_most_header_lines = 4;

using Kind = ColumnUse::Kind;

struct Block {
  std::size_t top = 0, bottom = 0;
};

/// The lowest line of the block in which the column is not blank.
std::optional<std::size_t> label_line(const Sheet& sheet, const Block& block, std::size_t column) {
  for (auto line = block.bottom + 1; line-- > block.top;)
    if (!sheet.is_blank(line, column)) return line;
  return std::nullopt;
}

std::vector<std::string> path_above(const Sheet& sheet, const Block& block, std::size_t line, std::size_t column) {
  std::vector<std::string> path;
  for (auto above = block.top; above < line; ++above)
    if (const auto text = sheet.spread_text(above, column); !text.empty()) path.emplace_back(text);
  return path;
}

/// The innermost header above that names one row.
std::optional<std::size_t> row_in_path(const LabelIndex& rows, const std::vector<std::string>& path) {
  for (auto at = path.size(); at-- > 0;) {
    const std::vector<std::string> above(path.begin(), path.begin() + static_cast<std::ptrdiff_t>(at));
    const auto match = rows.find(path[at], above);
    if (match.size() == 1) return match.front();
  }
  return std::nullopt;
}

class HeaderReader {
 public:
  HeaderReader(const Sheet& sheet, const NamedTable& named, bool is_across)
      : sheet_(sheet), named_(named), is_across_(is_across) {}

  SheetHeader read(const Block& block) const {
    SheetHeader header{block.top, block.bottom + 1, {}};
    for (std::size_t column = 0; column < sheet_.columns(); ++column) header.uses.push_back(use_of(block, column));
    drop_repeated(header);
    return header;
  }

 private:
  ColumnUse use_of(const Block& block, std::size_t column) const {
    ColumnUse use;
    const auto line = label_line(sheet_, block, column);
    if (!line) return use;
    use.has_label = true;
    use.label_line = *line;
    const auto path = path_above(sheet_, block, *line, column);
    const auto match = named_.columns.find(sheet_.text(*line, column), path);
    if (is_across_) use.row = row_in_path(named_.rows, path);
    if (match.size() == 1 && (!is_across_ || use.row)) {
      use.kind = Kind::figures;
      use.column = match.front();
    } else if (match.size() > 1) {
      use.kind = Kind::ambiguous;
      use.column = match.front();
    } else if (is_added_column(sheet_.text(*line, column))) {
      use.kind = Kind::added;
    }
    return use;
  }

  /// Two columns of the sheet that are the same one of the table: neither is taken.
  static void drop_repeated(SheetHeader& header) {
    std::map<std::pair<std::size_t, std::optional<std::size_t>>, int> seen;
    for (const auto& use : header.uses)
      if (use.kind == Kind::figures) ++seen[{use.column, use.row}];
    for (auto& use : header.uses)
      if (use.kind == Kind::figures && seen[{use.column, use.row}] > 1) use.kind = Kind::twice;
  }

  const Sheet& sheet_;
  const NamedTable& named_;
  bool is_across_;
};

std::vector<SheetHeader> best_headers(const Sheet& sheet, const HeaderReader& reader, std::size_t least_lines) {
  std::vector<SheetHeader> best;
  std::size_t most = 0, fewest_lines = 0;
  const auto searched = std::min(sheet.lines(), k_most_lines_searched);
  for (auto lines = least_lines; lines <= k_most_header_lines; ++lines) {
    for (std::size_t top = 0; top + lines <= searched; ++top) {
      auto header = reader.read({top, top + lines - 1});
      const auto count = header.figure_columns();
      const bool is_better = count > most;
      if (is_better) best.clear();
      if (is_better) fewest_lines = lines;
      if (count == 0 || count < most || lines > fewest_lines) continue;
      most = count;
      best.push_back(std::move(header));
    }
  }
  return best;
}

/// The columns right of `labels` that hold figures in lines which name a row.
std::vector<std::size_t> figure_columns_beside(const Sheet& sheet, const std::vector<std::size_t>& lines,
                                               std::size_t first_line, std::size_t labels) {
  std::vector<std::size_t> found;
  for (auto column = labels + 1; column < sheet.columns(); ++column) {
    bool is_added = false;
    for (std::size_t line = 0; line < first_line; ++line) is_added |= is_added_column(sheet.text(line, column));
    const bool holds_figures = std::any_of(
        lines.begin(), lines.end(), [&](std::size_t line) { return looks_like_figure(sheet.text(line, column)); });
    if (!is_added && holds_figures) found.push_back(column);
  }
  return found;
}

/// Whether a line above the figures heads this column with the year.
bool is_headed_by_year(const Sheet& sheet, std::size_t first_line, std::size_t column, int year) {
  const auto number = std::to_string(year);
  for (std::size_t line = 0; line < first_line; ++line) {
    const auto text = folded_label(sheet.text(line, column));
    if (text == number || text == number + "年" || text == number + "年度") return true;
  }
  return false;
}

/// The column in which most lines name a row, and those lines.
std::pair<std::size_t, std::vector<std::size_t>> label_column(const Sheet& sheet, const NamedTable& named) {
  std::pair<std::size_t, std::vector<std::size_t>> best;
  for (std::size_t column = 0; column < sheet.columns(); ++column) {
    std::vector<std::size_t> lines;
    for (std::size_t line = 0; line < sheet.lines(); ++line)
      if (!sheet.is_blank(line, column) && named.rows.find(sheet.text(line, column), {}).size() == 1)
        lines.push_back(line);
    if (lines.size() > best.second.size()) best = {column, std::move(lines)};
  }
  return best;
}

}  // namespace

std::size_t SheetHeader::figure_columns() const {
  return static_cast<std::size_t>(
      std::count_if(uses.begin(), uses.end(), [](const ColumnUse& use) { return use.kind == Kind::figures; }));
}

std::size_t SheetHeader::first_figure() const {
  for (std::size_t column = 0; column < uses.size(); ++column)
    if (uses[column].kind != Kind::none && uses[column].kind != Kind::added) return column;
  return uses.size();
}

std::vector<SheetHeader> find_headers(const Sheet& sheet, const NamedTable& named) {
  return best_headers(sheet, HeaderReader(sheet, named, false), 1);
}

std::vector<SheetHeader> find_across_headers(const Sheet& sheet, const NamedTable& named) {
  return best_headers(sheet, HeaderReader(sheet, named, true), 2);
}

std::optional<SheetHeader> find_single_column(const Sheet& sheet, const NamedTable& named, int year) {
  const auto [labels, lines] = label_column(sheet, named);
  if (lines.empty()) return std::nullopt;
  auto columns = figure_columns_beside(sheet, lines, lines.front(), labels);
  if (columns.size() > 1)
    std::erase_if(columns, [&, first = lines.front()](std::size_t column) {
      return !is_headed_by_year(sheet, first, column, year);
    });
  if (columns.size() != 1) return std::nullopt;
  SheetHeader header{lines.front(), lines.front(), std::vector<ColumnUse>(sheet.columns())};
  for (auto column = labels + 1; column < sheet.columns(); ++column) header.uses[column].kind = Kind::added;
  header.uses[columns.front()].kind = Kind::figures;
  return header;
}

}  // namespace gazette
