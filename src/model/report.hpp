#pragma once
// The figures of one annual report: declared by the officer, or computed from them, from the site or from a ledger.

#include "model/form.hpp"
#include "model/ledger.hpp"

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gazette {

/// Blank, zero and not applicable are three different values (domain, section 0).
enum class CellState : std::uint8_t { blank, value, not_applicable };

/// Who says it.
enum class CellOrigin : std::uint8_t {
  declared,
  total,  ///< computed from the other figures of its table
  site,   ///< counted on the site
  ledger  ///< counted in the request ledger
};

/// One figure. `text` is the number as it is printed, without its unit (`162`, `59237.2449`, `100`).
struct Cell {
  CellState state = CellState::blank;
  CellOrigin origin = CellOrigin::declared;
  std::uint32_t file = 0;  ///< where it was declared: index into `Figures::files`
  Position at;
  std::string text;
};

/// The cells of one table, row by row.
struct TableFigures {
  std::size_t columns = 1;
  std::vector<Cell> cells;

  std::size_t row_count() const { return cells.size() / columns; }
};

/// All figures of a report, by the tables of its form.
struct Figures {
  std::vector<TableFigures> tables;
  std::vector<std::string> files;  ///< from the site's folder
};

/// Blank figures for each cell of the form; none in records.
Figures blank_figures(const Form& form);

/// The figure, or a blank one for a record that is not there. Valid as long as `figures`.
const Cell& cell_at(const Figures& figures, const CellIndex& cell);

/// Where it was declared; an empty place for a blank or computed one.
Place place_of(const Figures& figures, const Cell& cell);

/// One row of figures as a file states it, before a form gives it meaning: `n = [300, 5, "n/a"]` or `year = 162`.
struct RawFigures {
  struct RawCell {
    std::string text;  ///< the number or text as written; empty for `""`
    Place place;
    std::string column;  ///< its column's key, where the file names it; else cells stand in the form's order

    friend bool operator==(const RawCell&, const RawCell&) = default;
  };
  std::string table, row;  ///< `row` is empty in records
  std::vector<RawCell> cells;
  Place place;        ///< of the row's key
  Place table_place;  ///< of the table's key

  friend bool operator==(const RawFigures&, const RawFigures&) = default;
};

/// A part of the body that reports, with figures of its own.
struct Component {
  std::string key, label;

  friend bool operator==(const Component&, const Component&) = default;
};

/// What answers a finding, printed under its table.
struct ReportNote {
  std::string cell;  ///< an address, or a table's key
  std::string text;
  Position at;

  friend bool operator==(const ReportNote&, const ReportNote&) = default;
};

/// A note with what it names in a form.
struct PlacedNote {
  const ReportNote* note = nullptr;
  std::size_t table = 0;
  std::optional<CellIndex> cell;  ///< nothing: the whole table
};

/// The notes in their order, without those that name nothing in the form. They point into `notes`.
std::vector<PlacedNote> placed_notes(const Form& form, const std::vector<ReportNote>& notes);

/// A report's form and declared figures. `form` has the report's components as rows; reports share it.
struct Report {
  std::shared_ptr<const Form> form;
  int year = 0;
  Figures figures;
  std::shared_ptr<const Ledger> ledger;  ///< the body's; null without one
  std::vector<std::string> files;  ///< what the figures were read from, from the site's folder: data, not attachments
};

/// The result of one check in one place: a check has as many as `each` has lines.
enum class Judgement { holds, fails, unknown };  ///< unknown: an operand is blank, so it cannot be judged

/// Where a check was applied and what it found.
struct CheckOutcome {
  Judgement judgement = Judgement::holds;
  std::size_t line = 0;                             ///< column, row or component; with `each = "cell"` the cell's row
  std::size_t column = 0;                           ///< with `each = "cell"`
  std::vector<CellIndex> cells;                     ///< the figures it compared, in the order of the rule
  std::string left, right;                          ///< both sides with figures for names: `300 + 5`
  std::string left_value, right_value, difference;  ///< empty when there is nothing to compute
  std::vector<std::string> missing;                 ///< addresses or names that are blank
  bool is_inapplicable = false;                     ///< an operand is not applicable
  std::string note;                                 ///< of the report, on one of the cells: the finding is answered
};

/// A check of the form and all its outcomes that do not hold.
struct CheckResult {
  const FormCheck* check = nullptr;  ///< in the report's form
  std::size_t holds = 0, fails = 0, unknown = 0;
  std::vector<CheckOutcome> outcomes;  ///< those that fail or are unknown
};

/// Whether some failure of the check is left without the note that its form asks for, or may not be answered by one.
bool has_open_failure(const CheckResult& result);

/// A declared figure that differs from what the site, the ledger or the formula of its total says.
struct FigureDifference {
  CellIndex cell;
  CellOrigin origin = CellOrigin::site;
  std::string declared, computed;
};

/// What a report comes to once the whole site is known.
struct ReportResult {
  Figures figures;  ///< declared and computed
  std::map<std::string, std::string, std::less<>>
      named;  ///< as printed: `site.published.year`, `requests.reply_rate` with its `%`, …
  std::map<std::string, std::string, std::less<>> unjudged;  ///< named figures that cannot be judged, and why
  std::vector<CheckResult> checks;                           ///< in the form's order
  std::vector<FigureDifference> differences;
};

}  // namespace gazette
