#include "report/figures_reader.hpp"

#include "base/suggest.hpp"
#include "base/text.hpp"
#include "report/cell_reader.hpp"
#include "report/rule_evaluation.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace gazette {

namespace {

template <typename T>
std::vector<std::string_view> keys_of(const std::vector<T>& all) {
  std::vector<std::string_view> keys;
  for (const auto& one : all) keys.emplace_back(one.key);
  return keys;
}

std::string key_list(const std::vector<std::string_view>& keys) {
  return joined(std::vector<std::string>(keys.begin(), keys.end()), ", ");
}

Error unknown_key(std::string_view what, const std::string& key, const std::string& where,
                  const std::vector<std::string_view>& known) {
  auto help = suggestion(key, known);
  if (help.empty() && !known.empty()) help = "it has " + key_list(known);
  return {ErrorKind::content,
          "unknown-" + std::string(what),
          where + " has no " + std::string(what) + " " + quoted(key),
          {},
          std::move(help),
          {}};
}

std::string columns_text(const FormTable& table) {
  std::vector<std::string> names;
  for (const auto& column : table.columns) names.push_back(column.key + " (" + column.label.own + ")");
  return joined(names, ", ");
}

Error wrong_cell_count(const FormTable& table, const RawFigures& raw) {
  const auto wanted = column_count(table);
  const auto where = raw.row.empty() ? "a record of " + table.key : table.key + "." + raw.row;
  auto message =
      where + " has " + counted(raw.cells.size(), "figure") + " where the form has " + counted(wanted, "column");
  auto help = wanted == 1 ? "write one figure: " + raw.row + " = 12"
                          : "one figure for each of " + columns_text(table) + "; \"\" for a blank one";
  return {ErrorKind::content, "wrong-cell-count", std::move(message), raw.place, std::move(help), {}};
}

class FiguresReader {
 public:
  FiguresReader(const Form& form, Diagnostics& diagnostics)
      : form_(form), diagnostics_(diagnostics), figures_(blank_figures(form)) {}

  void read(const RawFigures& raw) {
    const auto table = find_table(form_, raw.table);
    if (!table) return report_unknown_table(raw);
    const auto row = row_of(*table, raw);
    if (!row) return;
    const bool is_named = !raw.cells.empty() && !raw.cells.front().column.empty();
    if (!is_named && raw.cells.size() != column_count(form_.tables[*table]))
      return diagnostics_.add_error(wrong_cell_count(form_.tables[*table], raw));
    for (std::size_t i = 0; i < raw.cells.size(); ++i) {
      const auto column = is_named ? column_of(*table, raw.cells[i]) : std::optional(i);
      if (column) read_at({*table, *row, *column}, raw.cells[i]);
    }
  }

  Figures take() {
    for (std::size_t table = 0; table < form_.tables.size(); ++table) check_order(table);
    return std::move(figures_);
  }

 private:
  /// The row that is meant; for a record a new one.
  std::optional<std::size_t> row_of(std::size_t table, const RawFigures& raw) {
    const auto& form_table = form_.tables[table];
    auto& cells = figures_.tables[table].cells;
    if (form_table.kind == TableKind::records) {
      if (!raw.row.empty()) return fail_row(raw, "write [[" + raw.table + "]] above the figures of each record");
      cells.resize(cells.size() + column_count(form_table));
      return figures_.tables[table].row_count() - 1;
    }
    if (const auto row = find_line(form_table.rows, raw.row)) return row;
    if (raw.row.empty()) return fail_row(raw, "write [" + raw.table + "] and one line for each row below it");
    report(unknown_key("row", raw.row, "the table " + form_table.key, keys_of(form_table.rows)), raw.place);
    return std::nullopt;
  }

  std::nullopt_t fail_row(const RawFigures& raw, std::string help) {
    diagnostics_.add_error({ErrorKind::content,
                            "wrong-type",
                            raw.row.empty() ? "the table " + raw.table + " has rows, not records"
                                            : "the table " + raw.table + " has records, not rows",
                            raw.place,
                            std::move(help),
                            {}});
    return std::nullopt;
  }

  std::optional<std::size_t> column_of(std::size_t table, const RawFigures::RawCell& cell) {
    const auto& form_table = form_.tables[table];
    if (const auto column = find_line(form_table.columns, cell.column)) return column;
    report(unknown_key("column", cell.column, "the table " + form_table.key, keys_of(form_table.columns)), cell.place);
    return std::nullopt;
  }

  void read_at(const CellIndex& at, const RawFigures::RawCell& raw) {
    auto cell = read_cell(format_of(form_.tables[at.table], at.row, at.column), raw);
    if (!cell) return diagnostics_.add_error(cell.error());
    cell->file = file_number(raw.place.file);
    cell->at = raw.place.at;
    auto& table = figures_.tables[at.table];
    auto& there = table.cells[at.row * table.columns + at.column];
    if (there.at.line > 0) return report_twice(at, there, raw.place);
    there = std::move(*cell);
  }

  void report_twice(const CellIndex& at, const Cell& first, const Place& place) {
    diagnostics_.add_error({ErrorKind::content,
                            "duplicate-key",
                            address_of(form_, at) + " is given twice",
                            place,
                            {},
                            {{"the first one is here", place_of(figures_, first)}}});
  }

  std::uint32_t file_number(const std::string& file) {
    auto& files = figures_.files;
    const auto found = std::find(files.begin(), files.end(), file);
    if (found != files.end()) return static_cast<std::uint32_t>(found - files.begin());
    files.push_back(file);
    return static_cast<std::uint32_t>(files.size() - 1);
  }

  /// Each record against the last one with the same value in `within`.
  void check_order(std::size_t number) {
    const auto& table = form_.tables[number];
    if (!table.order) return;
    const auto column = find_line(table.columns, table.order->column);
    const auto within = find_line(table.columns, table.order->within);
    std::map<std::string, const Cell*> last;
    for (std::size_t row = 0; row < figures_.tables[number].row_count(); ++row) {
      const auto& cell = cell_at(figures_, {number, row, *column});
      if (cell.state != CellState::value) continue;
      auto& before = last[within ? cell_at(figures_, {number, row, *within}).text : std::string()];
      if (before && is_out_of_order(*table.order, *before, cell))
        report_order(table, {number, row, *column}, *before, cell);
      before = &cell;
    }
  }

  static bool is_out_of_order(const RecordOrder& order, const Cell& before, const Cell& cell) {
    const auto a = number_of(before), b = number_of(cell);
    if (!a || !b) return false;
    return order.direction == Direction::falling ? a->value < b->value : b->value < a->value;
  }

  void report_order(const FormTable& table, const CellIndex& at, const Cell& before, const Cell& cell) {
    const bool is_falling = table.order->direction == Direction::falling;
    diagnostics_.add_error({ErrorKind::content,
                            "record-order",
                            address_of(form_, at) + " is " + cell.text + " after " + before.text + ", but " +
                                table.order->column + (is_falling ? " must not rise" : " must not fall"),
                            place_of(figures_, cell),
                            "put the records in order",
                            {{"the one before is here", place_of(figures_, before)}}});
  }

  void report_unknown_table(const RawFigures& raw) {
    if (!unknown_tables_.insert(raw.table).second) return;
    report(unknown_key("table", raw.table, "the form " + form_.id, keys_of(form_.tables)), raw.table_place);
  }

  void report(Error error, const Place& place) {
    error.place = place;
    diagnostics_.add_error(std::move(error));
  }

  const Form& form_;
  Diagnostics& diagnostics_;
  Figures figures_;
  std::set<std::string> unknown_tables_;
};

}  // namespace

Figures read_figures(const Form& form, const std::vector<RawFigures>& raw, Diagnostics& diagnostics) {
  FiguresReader reader(form, diagnostics);
  for (const auto& row : raw) reader.read(row);
  return reader.take();
}

}  // namespace gazette
