#pragma once
// What cannot be true of one request, whatever the form: an answer before the request, a decision of a pending suit.

#include "ledger/columns.hpp"
#include "model/ledger.hpp"

#include <string>
#include <vector>

namespace gazette {

/// A contradiction between two fields of a request.
struct RequestFault {
  LedgerField field;  ///< the one to blame
  LedgerField other;  ///< the one that it contradicts or lacks
  std::string rule, message, help;
};

/// All contradictions, in the order of the columns. Rules: `incomplete-request`, `dates-out-of-order`,
/// `closed-while-pending`.
std::vector<RequestFault> request_faults(const LedgerRequest& request);

}  // namespace gazette
