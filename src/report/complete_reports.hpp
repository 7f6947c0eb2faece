#pragma once
// What each report comes to once the whole site is known: figures counted on the site and in the ledger, totals,
// checks. After `catalogue`, before `check` and `pages`.

#include "base/diagnostics.hpp"
#include "model/site.hpp"

namespace gazette {

/// The same site with the `result` of every report filled, oldest year first, since rules look at the year before.
///
/// Faults of a form that only figures show are errors of ErrorKind::configuration at its line: `division-by-zero`,
/// `overflow`, `invalid-total`, with a note that names the report.
Site complete_reports(Site site, Diagnostics& diagnostics);

}  // namespace gazette
