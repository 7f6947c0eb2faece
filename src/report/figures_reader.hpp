#pragma once
// Gives figures their meaning: which cell of the form each one is, and whether it may stand there.
// Between formats/figures_toml.hpp and figures_csv.hpp (what a file states) and model/report.hpp (a report).

#include "base/diagnostics.hpp"
#include "model/report.hpp"

#include <vector>

namespace gazette {

/// The declared figures of a report. Rows that are not stated are blank.
///
/// Errors are of ErrorKind::content, at their places: `unknown-table` (once a table), `unknown-row` and
/// `unknown-column` with the nearest known key, `wrong-cell-count`, `duplicate-key`, `record-order`, and those of
/// `read_cell`. What is sound is returned even then.
Figures read_figures(const Form& form, const std::vector<RawFigures>& raw, Diagnostics& diagnostics);

}  // namespace gazette
