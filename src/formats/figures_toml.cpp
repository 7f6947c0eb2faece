#include "formats/figures_toml.hpp"

#include "base/text.hpp"

#include <array>
#include <charconv>
#include <optional>

namespace gazette {

namespace {

using RawCell = RawFigures::RawCell;

/// The shortest decimal that means the same float: nearly always what was typed.
std::string shortest_text(double number) {
  std::array<char, 64> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
  return {digits.data(), end};
}

Error figure_error(std::string rule, std::string message, const Place& place, std::string help) {
  return {ErrorKind::content, std::move(rule), std::move(message), place, std::move(help), {}};
}

Error wrong_type(const TomlValue& value, std::string_view what, std::string help) {
  auto message = std::string(value.type_name()).append(" cannot be ").append(what);
  return figure_error("wrong-type", std::move(message), value.place, std::move(help));
}

std::optional<RawCell> cell_from(const TomlValue& value, Diagnostics& diagnostics) {
  if (const auto* text = value.as_text()) return RawCell{*text, value.place, {}};
  if (const auto* number = value.as_integer()) return RawCell{std::to_string(*number), value.place, {}};
  if (const auto* date = std::get_if<Date>(&value.held)) return RawCell{iso_date(*date), value.place, {}};
  if (const auto* number = std::get_if<double>(&value.held)) {
    diagnostics.add_error(figure_error("inexact-figure",
                                       "a number with a decimal point keeps no exact decimals in TOML", value.place,
                                       "write it as text: " + quoted(shortest_text(*number))));
    return std::nullopt;
  }
  diagnostics.add_error(
      wrong_type(value, "a figure", "a figure is a whole number, or text such as \"12.5\" or \"n/a\""));
  return std::nullopt;
}

/// `{ nat = 2, com = 0 }`: cells by their columns' keys.
std::vector<RawCell> named_cells(const TomlTable& table, Diagnostics& diagnostics) {
  std::vector<RawCell> cells;
  for (const auto& [column, place, value] : table) {
    auto cell = cell_from(value, diagnostics);
    if (!cell) continue;
    cell->column = column;
    cells.push_back(std::move(*cell));
  }
  return cells;
}

/// Nothing when a cell of a list is faulty: the row would have the wrong length.
std::optional<std::vector<RawCell>> cells_from(const TomlValue& value, Diagnostics& diagnostics) {
  if (const auto* table = value.as_table()) return named_cells(*table, diagnostics);
  std::vector<RawCell> cells;
  const auto* array = value.as_array();
  const auto take = [&](const TomlValue& one) {
    if (auto cell = cell_from(one, diagnostics)) cells.push_back(std::move(*cell));
  };
  if (array)
    for (const auto& one : *array) take(one);
  else take(value);
  if (cells.size() != (array ? array->size() : 1)) return std::nullopt;
  return cells;
}

/// `[[table]]`: one record for each.
void add_records(const TomlEntry& entry, const TomlArray& records, std::vector<RawFigures>& figures,
                 Diagnostics& diagnostics) {
  for (const auto& record : records) {
    if (!record.as_table() && !record.as_array()) {
      diagnostics.add_error(wrong_type(record, "a record", "write [[" + entry.key + "]] above the figures of each"));
      continue;
    }
    if (auto cells = cells_from(record, diagnostics))
      figures.push_back({entry.key, {}, std::move(*cells), record.place, entry.key_place});
  }
}

}  // namespace

std::vector<RawFigures> figures_from_toml(const TomlTable& tables, Diagnostics& diagnostics) {
  std::vector<RawFigures> figures;
  for (const auto& entry : tables) {
    if (const auto* records = entry.value.as_array()) {
      add_records(entry, *records, figures, diagnostics);
      continue;
    }
    const auto* rows = entry.value.as_table();
    if (!rows) {
      diagnostics.add_error(
          wrong_type(entry.value, "a table of figures", "put the figure below the header of its table: [disclosed]"));
      continue;
    }
    for (const auto& [row, place, cells] : *rows)
      if (auto read = cells_from(cells, diagnostics))
        figures.push_back({entry.key, row, std::move(*read), place, entry.key_place});
  }
  return figures;
}

}  // namespace gazette
