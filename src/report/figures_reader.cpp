#include "report/figures_reader.hpp"

#include "base/suggest.hpp"
#include "base/text.hpp"
#include "report/cell_reader.hpp"

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
  auto message = table.key + "." + raw.row + " has " + counted(raw.cells.size(), "figure") + " where the form has " +
                 counted(wanted, "column");
  auto help = wanted == 1 ? "write one figure: " + raw.row + " = 12"
                          : "one figure for each of " + columns_text(table) + "; \"\" for a blank one";
  return {ErrorKind::content, "wrong-cell-count", std::move(message), raw.place, std::move(help), {}};
}

class FiguresReader {
 public:
  FiguresReader(const Form& form, Diagnostics& diagnostics) : form_(form), diagnostics_(diagnostics) {}

  void read(const RawFigures& raw) {
    const auto* table = find_table(form_, raw.table);
    if (!table) return report_unknown_table(raw);
    const auto* row = find_row(*table, raw.row);
    if (!row) return report(unknown_key("row", raw.row, "the table " + table->key, keys_of(table->rows)), raw.place);
    if (raw.cells.size() != column_count(*table)) return diagnostics_.add_error(wrong_cell_count(*table, raw));
    for (std::size_t column = 0; column < raw.cells.size(); ++column)
      read_at(figure_address(*table, *row, column), *row, raw.cells[column]);
  }

  Figures take() { return std::move(figures_); }

 private:
  void read_at(const std::string& address, const FormRow& row, const RawFigures::RawCell& raw) {
    auto cell = read_cell(row, raw);
    if (!cell) return diagnostics_.add_error(cell.error());
    const auto [first, is_new] = figures_.cells.try_emplace(address, *cell);
    if (is_new) return;
    diagnostics_.add_error({ErrorKind::content,
                            "duplicate-key",
                            address + " is given twice",
                            raw.place,
                            {},
                            {{"the first one is here", first->second.place}}});
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
