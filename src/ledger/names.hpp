#pragma once
// What both kinds of ledger files check alike: the names of columns, and cells that hold personal data.

#include "ledger/rows.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace gazette {

/// The columns of one header or one `[[request]]`, each at most once.
class LedgerNames {
 public:
  explicit LedgerNames(Diagnostics& diagnostics) : diagnostics_(diagnostics) {}

  /// The field of this name; a name that is unknown, personal or there twice is reported.
  std::optional<LedgerField> claim(std::string_view name, const Place& place);

  bool has(LedgerField field) const { return places_.contains(field); }

 private:
  Diagnostics& diagnostics_;
  std::map<LedgerField, Place> places_;
};

Error ledger_error(std::string rule, std::string message, const Place& place, std::string help = {});

/// The cell without the white space around it; faulty, and reported, when it holds personal data. The message does not
/// repeat what the cell says.
LedgerCell screened_cell(std::string_view text, const Place& place, Diagnostics& diagnostics);

}  // namespace gazette
