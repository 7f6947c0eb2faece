#pragma once
// Rules about annual reports: what their forms check, blank cells, figures that differ from what the site counted.

#include "base/diagnostics.hpp"
#include "model/site.hpp"

namespace gazette {

/// `report-check` (the form's own level unless the site sets one), `blank-cell`, `figure-differs`, and notes on cells
/// that do not exist (`unknown-figure`). A check that asks for a note is answered by one.
void check_reports(const Site& site, Diagnostics& diagnostics);

}  // namespace gazette
