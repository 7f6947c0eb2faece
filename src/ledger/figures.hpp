#pragma once
// The counts of a request ledger as figures: by names that reports cite, and by cells of the form.

#include "ledger/counts.hpp"
#include "model/form.hpp"

#include <string>
#include <utility>
#include <vector>

namespace gazette {

/// A figure by its name; one that cannot be judged says why.
struct NamedMeasure {
  std::string name;
  LedgerMeasure measure;
  std::string_view sign = {};  ///< printed behind it: `%`
};

/// Names and figures, in a fixed order.
///
/// `requests.received.year`, `requests.carried_in`, `requests.answered`, `requests.carried_out`, `requests.reply_rate`,
/// `requests.median_days`, `requests.longest_days`, `requests.overdue`, `requests.extended`, and
/// `requests.outcome.<key>` for each outcome of the form.
std::vector<NamedMeasure> ledger_figures(const LedgerCounts& counts, const Form& form);

/// The cells of the ledger's table and of its table of appeals that are not in a total's row or column, in the form's
/// order. Without `carried_in` where it is not known. `form` is the one that was counted with.
std::vector<std::pair<CellIndex, std::string>> ledger_cells(const LedgerCounts& counts, const Form& form);

}  // namespace gazette
