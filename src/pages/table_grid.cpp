// Lines (rows or columns) stand under their groups. A group's header spans its lines; the header of a line reaches over
// the levels that its groups leave free.

#include "pages/table_grid.hpp"

#include <algorithm>

namespace gazette {

namespace {

/// A line's header cells from the outside in: its groups, then itself.
struct HeaderPath {
  std::vector<std::size_t> groups;
  std::size_t line = 0;
};

std::vector<std::size_t> group_path(const std::vector<FormGroup>& groups, const FormLine& line) {
  std::vector<std::size_t> path;
  for (auto group = line.group; group != k_no_group; group = groups[group].parent) path.push_back(group);
  std::reverse(path.begin(), path.end());
  return path;
}

/// One axis of the table: its lines, and where their headers begin and end.
class Axis {
 public:
  Axis(const FormTable& table, char letter, const std::vector<FormLine>& lines, const std::vector<FormGroup>& groups)
      : prefix_(table.key + "-" + letter), lines_(lines), groups_(groups) {
    for (std::size_t i = 0; i < lines.size(); ++i) paths_.push_back({group_path(groups, lines[i]), i});
    for (const auto& path : paths_) levels_ = std::max(levels_, path.groups.size() + 1);
  }

  std::size_t levels() const { return levels_; }
  std::size_t size() const { return lines_.size(); }

  /// The header that begins at `line` on `level`, its extent along the lines in `rows`; nothing where another reaches.
  std::optional<GridHeader> header_at(std::size_t line, std::size_t level) const {
    const auto& path = paths_[line];
    GridHeader header;
    if (level < path.groups.size()) {
      const auto group = path.groups[level];
      if (line > 0 && is_in_group(groups_, lines_[line - 1], group)) return std::nullopt;
      header = {group_id(group), groups_[group].label, 1, extent(line, group), true, {}};
    } else if (level == path.groups.size()) {
      header = {line_id(line), lines_[line].label, levels_ - level, 1, false, line};
    } else {
      return std::nullopt;
    }
    return header;
  }

  /// Ids of all headers over a line.
  std::vector<std::string> ids(std::size_t line) const {
    std::vector<std::string> out;
    for (const auto group : paths_[line].groups) out.push_back(group_id(group));
    out.push_back(line_id(line));
    return out;
  }

  std::size_t outermost(std::size_t line) const {
    return paths_[line].groups.empty() ? k_no_group : paths_[line].groups.front();
  }

 private:
  std::size_t extent(std::size_t first, std::size_t group) const {
    auto end = first;
    while (end < lines_.size() && is_in_group(groups_, lines_[end], group)) ++end;
    return end - first;
  }

  std::string group_id(std::size_t group) const { return prefix_ + "g-" + groups_[group].key; }
  std::string line_id(std::size_t line) const { return prefix_ + "-" + lines_[line].key; }

  std::string prefix_;
  const std::vector<FormLine>& lines_;
  const std::vector<FormGroup>& groups_;
  std::vector<HeaderPath> paths_;
  std::size_t levels_ = 1;
};

/// Turns a header of columns: what it spans along the lines lies across the page.
GridHeader turned(GridHeader header) {
  std::swap(header.columns, header.rows);
  return header;
}

void add_column_heads(TableGrid& grid, const Axis& columns) {
  grid.head_lines = columns.levels();
  for (std::size_t level = 0; level < columns.levels(); ++level) {
    std::vector<GridHeader> line;
    for (std::size_t column = 0; column < columns.size(); ++column)
      if (auto header = columns.header_at(column, level)) line.push_back(turned(std::move(*header)));
    grid.head.push_back(std::move(line));
  }
}

std::vector<std::string> joined_ids(std::vector<std::string> first, const std::vector<std::string>& second) {
  first.insert(first.end(), second.begin(), second.end());
  return first;
}

GridLine body_line(const Axis& rows, const Axis& columns, std::size_t row) {
  GridLine line;
  for (std::size_t level = 0; level < rows.levels(); ++level)
    if (auto header = rows.header_at(row, level)) line.headers.push_back(std::move(*header));
  const auto row_ids = rows.ids(row);
  if (columns.size() == 0) line.cells.push_back({row, 0, row_ids});
  for (std::size_t column = 0; column < columns.size(); ++column)
    line.cells.push_back({row, column, joined_ids(row_ids, columns.ids(column))});
  return line;
}

TableGrid upright_grid(const Axis& rows, const Axis& columns) {
  TableGrid grid;
  grid.label_columns = rows.levels();
  add_column_heads(grid, columns);
  for (std::size_t row = 0; row < rows.size(); ++row) {
    const bool is_new_body = row == 0 || rows.outermost(row) != rows.outermost(row - 1);
    if (is_new_body) grid.bodies.emplace_back();
    grid.bodies.back().push_back(body_line(rows, columns, row));
  }
  return grid;
}

/// All rows beside each other: their headers stand above those of the columns, once for each row.
TableGrid across_grid(const Axis& rows, const Axis& columns) {
  TableGrid grid;
  grid.label_columns = 0;
  grid.head_lines = rows.levels() + columns.levels();
  grid.head.resize(grid.head_lines);
  GridLine line;
  for (std::size_t row = 0; row < rows.size(); ++row) {
    for (std::size_t level = 0; level < rows.levels(); ++level) {
      auto header = rows.header_at(row, level);
      if (!header) continue;
      auto cell = turned(std::move(*header));
      cell.columns *= columns.size();
      cell.is_group = true;
      grid.head[level].push_back(std::move(cell));
    }
    const auto row_ids = rows.ids(row);
    for (std::size_t column = 0; column < columns.size(); ++column) {
      auto ids = row_ids;
      for (std::size_t level = 0; level < columns.levels(); ++level) {
        auto header = columns.header_at(column, level);
        if (!header) continue;
        auto cell = turned(std::move(*header));
        cell.id = row_ids.back() + "-" + cell.id;
        grid.head[rows.levels() + level].push_back(std::move(cell));
      }
      for (const auto& id : columns.ids(column)) ids.push_back(row_ids.back() + "-" + id);
      line.cells.push_back({row, column, std::move(ids)});
    }
  }
  grid.bodies.push_back({std::move(line)});
  return grid;
}

TableGrid records_grid(const Axis& columns, std::size_t rows) {
  TableGrid grid;
  grid.label_columns = 0;
  add_column_heads(grid, columns);
  grid.bodies.emplace_back();
  for (std::size_t row = 0; row < rows; ++row) {
    GridLine line;
    for (std::size_t column = 0; column < columns.size(); ++column)
      line.cells.push_back({row, column, columns.ids(column)});
    grid.bodies.back().push_back(std::move(line));
  }
  return grid;
}

}  // namespace

TableGrid table_grid(const FormTable& table, std::size_t rows) {
  const Axis columns(table, 'c', table.columns, table.column_groups);
  if (table.kind == TableKind::records) return records_grid(columns, rows);
  const Axis lines(table, 'r', table.rows, table.row_groups);
  if (table.layout == TableLayout::across && !table.columns.empty()) return across_grid(lines, columns);
  return upright_grid(lines, columns);
}

}  // namespace gazette
