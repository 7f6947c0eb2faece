#pragma once
// What the cells of a request ledger say: days, yes or no, whole numbers, and the rows and columns of the form.

#include "base/date.hpp"
#include "base/diagnostics.hpp"
#include "ledger/rows.hpp"
#include "model/form.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gazette {

/// The rows or columns of a table that a field may name.
struct LineChoice {
  const std::vector<FormLine>& all;
  const std::vector<std::size_t>& lines;  ///< of `all`
  const std::vector<FormGroup>& groups;   ///< that they stand in
};

/// Reads cells of one request. A blank or faulty cell is nothing; what cannot be read is reported, is nothing, and
/// leaves the cell faulty.
class LedgerValues {
 public:
  LedgerValues(LedgerRow& row, Diagnostics& diagnostics) : row_(row), diagnostics_(diagnostics) {}

  /// As written. A blank cell of a required column is an error (`missing-value`).
  std::string text(LedgerField field);
  /// `YYYY-MM-DD` alone; anything else is `invalid-date`, with that spelling as help where it is clear.
  std::optional<Date> date(LedgerField field);
  /// `yes`, `是`, `true`, or `no`, `否`, `false`; else `invalid-flag`.
  std::optional<bool> flag(LedgerField field);
  /// 0 to 9999; else `invalid-number`.
  std::optional<int> days(LedgerField field);
  /// The key of one of the lines by its key or by a label (own, English, short); empty for nothing. Else
  /// `unknown-<what>` with a suggestion, or the lines of the group that it names; or `ambiguous-label` for a label that
  /// several have.
  std::string line(LedgerField field, const LineChoice& choice, std::string_view what);

 private:
  /// Nothing when blank or faulty; a required one that is blank is reported.
  const LedgerCell* take(LedgerField field);
  void fail(LedgerField field, Error error);

  LedgerRow& row_;
  Diagnostics& diagnostics_;
};

}  // namespace gazette
