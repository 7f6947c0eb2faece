#pragma once
// Working days, with public holidays as data: for limits that the law counts in them.

#include "base/date.hpp"

#include <optional>
#include <vector>

namespace gazette {

/// A year's days that do not follow the week: public holidays, and weekends that are worked. Both sorted.
struct CalendarYear {
  int year = 0;
  std::vector<Date> holidays;
  std::vector<Date> working_weekends;
};

/// How many working days lie after `from` up to and including `to`; nothing when the calendar lacks one of the years,
/// because public holidays would make it a guess. 0 when `to` is not after `from`.
std::optional<int> working_days_between(const std::vector<CalendarYear>& calendar, const Date& from, const Date& to);

/// The day on which `days` working days (0 or more) after `from` have passed; nothing as above.
std::optional<Date> date_after_working_days(const std::vector<CalendarYear>& calendar, const Date& from, int days);

}  // namespace gazette
