#pragma once
// A body's ledger of requests for information: what the tables and measures of its annual reports are counted from.
// Read from content/requests/<year>.csv or .toml by `report`. It holds no personal data, and has no field for any.

#include "base/date.hpp"
#include "base/place.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gazette {

/// The result of a review or suit that is not decided yet: the key of a column of the form's table of appeals.
inline constexpr std::string_view k_pending_result = "pending";

/// A review of the handling of a request, or a suit over it.
struct LedgerCase {
  std::string result;  ///< key of a column of the form's table of appeals; empty: there is no such case
  std::optional<Date> filed, closed;
};

/// One request. Keys are those of the form that serves the year of its file.
struct LedgerRequest {
  std::string number;
  Date received;
  std::string applicant;         ///< key of a column of the ledger's table
  std::string outcome;           ///< key of a row of it; empty while the request is open
  std::optional<Date> answered;  ///< given exactly when `outcome` is
  std::optional<bool> extended;  ///< nothing: not stated, which counts as no
  std::optional<int> paused;     ///< working days that the limit does not count; nothing: not stated, as 0
  LedgerCase review, suit;
  Place place;  ///< of its number
};

/// The requests of all years.
struct Ledger {
  std::vector<LedgerRequest> requests;
  std::vector<int> years;  ///< of the files it was made from: sorted, each once
};

}  // namespace gazette
