#pragma once
// The ledger files of several years as one ledger: a request that is carried over stands in more than one of them.

#include "base/diagnostics.hpp"
#include "ledger/reader.hpp"
#include "model/ledger.hpp"

#include <vector>

namespace gazette {

/// All requests, those of earlier years first, each once.
///
/// The same number in files of different years is the same request if it was received on the same day: what the later
/// file gives replaces what the earlier one says, what it leaves blank stays. With days in different reporting years
/// they are two requests, as numbers may start again every year.
///
/// Errors of ErrorKind::content, at the later file with a note at the earlier: `ledger-conflict` when the two name
/// different applicants, outcomes, days of the answer or results (from pending to a result is no conflict), or
/// different days of receipt within the same reporting year; and those of ledger/faults.hpp for what is wrong only
/// together.
Ledger join_ledgers(std::vector<LedgerFile> files, Diagnostics& diagnostics);

}  // namespace gazette
