#pragma once
// Which rows and columns of a form a request ledger fills: the meaning of the form's `[ledger]`.

#include "model/form.hpp"

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace gazette {

/// The rows of the table of appeals, in the order of `AppealsLayout::rows`.
inline constexpr std::array<std::string_view, 3> k_appeal_rows = {"review", "suit_direct", "suit_after"};

/// Lines are indices into the form's table.
struct AppealsLayout {
  std::size_t table = 0;
  std::array<std::optional<std::size_t>, 3> rows;  ///< of `k_appeal_rows`
  std::vector<std::size_t> results;                ///< columns that are not totals
};

struct LedgerLayout {
  std::size_t table = 0;
  std::optional<std::size_t> received, carried_in, handled, carried_out;  ///< rows
  std::vector<std::size_t> outcomes;                                      ///< rows in the group of `handled`, no totals
  std::vector<std::size_t> applicants;                                    ///< columns that are not totals
  std::optional<AppealsLayout> appeals;
};

/// Nothing when the form has no `[ledger]`, or when it names a table that is not there.
///
/// Rows in groups within the group of `handled` are outcomes too. A `handled` without a group has as outcomes all rows
/// that are neither totals nor named in `[ledger]`.
std::optional<LedgerLayout> ledger_layout(const Form& form);

/// Where in `lines` of a table the line with this key is: an index into `lines`.
std::optional<std::size_t> find_among(const std::vector<FormLine>& all, const std::vector<std::size_t>& lines,
                                      std::string_view key);

}  // namespace gazette
