#pragma once
// A ledger file taken apart: the cells of each request by their columns, whether it was CSV or TOML. What the cells
// mean is the next step's (ledger/values.hpp).

#include "base/diagnostics.hpp"
#include "ledger/columns.hpp"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gazette {

struct LedgerCell {
  std::string text;  ///< without white space around it; empty where the cell is blank
  Place place;
  bool is_faulty = false;  ///< its fault was reported: `text` says nothing
};

/// One request as it is written.
struct LedgerRow {
  std::array<LedgerCell, k_ledger_field_count> cells;  ///< by LedgerField
  Place place;

  const LedgerCell& cell(LedgerField field) const { return cells[static_cast<std::size_t>(field)]; }
  LedgerCell& cell(LedgerField field) { return cells[static_cast<std::size_t>(field)]; }
};

/// The lines of a CSV file below its header, blank ones left out. Columns may stand in any order.
///
/// Errors (ErrorKind::content), after which reading goes on: `personal-data-column`, `unknown-column`,
/// `duplicate-key`, `missing-column`, `wrong-cell-count`, `personal-data`, and those of `parse_csv`.
std::vector<LedgerRow> ledger_rows_from_csv(const std::string& file, std::string_view text, Diagnostics& diagnostics);

/// The tables `[[request]]` of a TOML file; keys may be labels too. Numbers, dates and flags may be TOML's own.
///
/// Errors as above (a key is a column), and `wrong-type`, `unknown-key` and those of `parse_toml`.
std::vector<LedgerRow> ledger_rows_from_toml(const std::string& file, std::string_view text, Diagnostics& diagnostics);

}  // namespace gazette
