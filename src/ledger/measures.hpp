#pragma once
// How fast a body replied to the requests of its ledger: in working days, and only as far as the calendar reaches.

#include "model/calendar.hpp"
#include "model/form.hpp"
#include "model/ledger.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gazette {

/// How a reason begins that names the years which the calendar lacks.
inline constexpr std::string_view k_calendar_lacks = "the calendar of working days lacks ";

/// A figure that may not be known. `reason` says why where `value` is nothing: lower case, without full stop.
struct LedgerMeasure {
  std::optional<std::string> value;
  std::string reason;
};

struct ReplyTimes {
  LedgerMeasure median_days, longest_days;
};

/// `handled` of `to_handle` in percent, rounded to one decimal with halves away from zero: `100`, `66.7`. Nothing when
/// there was nothing to handle.
LedgerMeasure reply_rate(std::int64_t handled, std::int64_t to_handle);

/// Of requests that were answered: the working days after the day of receipt up to and including that of the answer,
/// less the paused ones (never below 0). The median of an even number lies halfway between the middle two (`12.5`).
/// Nothing when `answered` is empty or the calendar lacks a year.
ReplyTimes reply_times(const std::vector<CalendarYear>& calendar, const std::vector<const LedgerRequest*>& answered);

/// How many of these requests had no answer on the last day of their limit, as far as that is known at the end of
/// `last`: answered later, or still open with a limit that has run out by then. The limit is the rule's working days
/// after receipt, with its extension where the request was extended, and the paused days. Nothing when the calendar
/// lacks a year that it takes to tell.
LedgerMeasure overdue_requests(const std::vector<CalendarYear>& calendar, const LedgerRule& rule,
                               const std::vector<const LedgerRequest*>& requests, const Date& last);

}  // namespace gazette
