#pragma once
// Figures of one table as a CSV file beside the report states them (`t3.csv`): what an officer saves from a
// spreadsheet.

#include "base/diagnostics.hpp"
#include "model/report.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace gazette {

/// One RawFigures for each line below the header, its cells in the form's column order.
///
/// The first column holds row keys or labels, the header column keys or labels, in any order; all columns must be
/// there, rows may be missing. In a table of one column its header may be anything; records have no column of row keys.
/// The columns that our own export (`table_csv`) adds are ignored, so that it reads back. Errors are of
/// ErrorKind::content: `unknown-column`, `missing-column`, `unknown-row`, `duplicate-key`, `ambiguous-label`,
/// `wrong-cell-count`, and those of `parse_csv`.
std::vector<RawFigures> figures_from_csv(const FormTable& table, const std::string& file, std::string_view text,
                                         Diagnostics& diagnostics);

}  // namespace gazette
