#pragma once
// Reads one table of a report from a spreadsheet, saved as CSV, that was laid out for people: titles above, headers of
// several lines, merged cells, notes below. `figures_csv` is the strict reader of what lies beside a report.

#include "base/diagnostics.hpp"
#include "model/report.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace gazette {

struct ImportRequest {
  const Form& form;                  ///< with the report's components
  int year = 0;                      ///< of the report: a table of one column may be headed by it
  std::optional<std::size_t> table;  ///< absent: the table that the file fits best
};

struct ImportedTable {
  std::size_t table = 0;  ///< of the form
  Figures figures;        ///< of the whole form; only this table has any
};

/// Reads `text` (UTF-8 with or without BOM; `,`, `;` or tabs; the first lines may be titles).
///
/// Rows and columns are found by key or label (LabelIndex). A row's label is the last of the cells before the figures;
/// those before it, also where a merged cell left them empty, are its groups. What cannot be placed is reported at its
/// place and never guessed: `unknown-row`, `unknown-column`, `ambiguous-label`, `duplicate-key`, `unplaced-figure` and
/// `invalid-figure` (each spelling once) are errors; `unplaced-line` (no figures in it), `other-table` (the sheet has
/// that one too) and `missing-row`, `missing-column` are warnings. Numbers may be in full width or in groups
/// (plain_number). The sound cells are returned even then. Nothing, with an error, when the file cannot be read
/// (`read_sheet`), fits no table (`unknown-table`) or several equally well (`ambiguous-table`).
std::optional<ImportedTable> import_table(const std::string& file, std::string_view text, const ImportRequest& request,
                                          Diagnostics& diagnostics);

}  // namespace gazette
