#include "model/report.hpp"

#include <algorithm>

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

std::vector<PlacedNote> placed_notes(const Form& form, const std::vector<ReportNote>& notes) {
  std::vector<PlacedNote> placed;
  for (const auto& note : notes) {
    const auto cell = find_cell(form, note.cell);
    const auto table = cell ? std::optional(cell->table) : find_table(form, note.cell);
    if (table) placed.push_back({&note, *table, cell});
  }
  return placed;
}

bool has_open_failure(const CheckResult& result) {
  return std::any_of(result.outcomes.begin(), result.outcomes.end(), [&](const CheckOutcome& outcome) {
    return outcome.judgement == Judgement::fails && (!result.check->wants_note || outcome.note.empty());
  });
}

Place place_of(const Figures& figures, const Cell& cell) {
  return cell.file < figures.files.size() && cell.at.line > 0 ? Place{figures.files[cell.file], cell.at} : Place{};
}

}  // namespace gazette
