#pragma once
// One year's file of a request ledger: content/requests/<year>.csv or .toml. docs/FORMS.md, "Request ledger", says
// what may stand in it. ledger/join.hpp puts the years together.

#include "base/diagnostics.hpp"
#include "model/form.hpp"
#include "model/ledger.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace gazette {

/// The text of a ledger file. `file` ends in `.toml` for TOML; everything else is CSV.
struct LedgerSource {
  std::string file;
  std::string_view text;
  int year = 0;
};

/// What one file says. `begins` is the first day of its year.
struct LedgerFile {
  int year = 0;
  Date begins;
  std::vector<LedgerRequest> requests;
};

/// The requests of a file, in its order; those with a problem are left out. `form` serves `source.year` and says which
/// applicants, outcomes and results there are.
///
/// All problems are reported, as errors of ErrorKind::content: those of ledger/rows.hpp, ledger/values.hpp and
/// ledger/faults.hpp; `duplicate-request` for a number that is there twice; `received-after-year`; and
/// `form-without-ledger` when the form has no `[ledger]`, which leaves nothing.
LedgerFile read_ledger(const Form& form, const LedgerSource& source, Diagnostics& diagnostics);

}  // namespace gazette
