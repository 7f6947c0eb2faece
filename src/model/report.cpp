#include "model/report.hpp"

namespace gazette {

Figures blank_figures(const Form& form) {
  Figures figures;
  for (const auto& table : form.tables) {
    const auto columns = column_count(table);
    figures.tables.push_back({columns, std::vector<Cell>(table.rows.size() * columns)});
  }
  return figures;
}

const Cell& cell_at(const Figures& figures, const CellIndex& cell) {
  static const Cell blank;
  const auto& table = figures.tables[cell.table];
  return cell.row < table.row_count() ? table.cells[cell.row * table.columns + cell.column] : blank;
}

Place place_of(const Figures& figures, const Cell& cell) {
  return cell.file < figures.files.size() && cell.at.line > 0 ? Place{figures.files[cell.file], cell.at} : Place{};
}

}  // namespace gazette
