#include "model/calendar.hpp"

#include <algorithm>

namespace gazette {

namespace {

const CalendarYear* find_year(const std::vector<CalendarYear>& calendar, int year) {
  const auto found =
      std::find_if(calendar.begin(), calendar.end(), [&](const CalendarYear& one) { return one.year == year; });
  return found == calendar.end() ? nullptr : &*found;
}

bool is_working_day(const CalendarYear& calendar, const Date& date) {
  const auto holds = [&](const std::vector<Date>& days) { return std::binary_search(days.begin(), days.end(), date); };
  if (holds(calendar.working_weekends)) return true;
  const auto weekday = weekday_of(date);
  return weekday != 0 && weekday != 6 && !holds(calendar.holidays);
}

}  // namespace

std::optional<int> working_days_between(const std::vector<CalendarYear>& calendar, const Date& from, const Date& to) {
  int count = 0;
  for (auto day = days_since_epoch(from) + 1; day <= days_since_epoch(to); ++day) {
    const auto date = date_from_days(day);
    const auto* year = find_year(calendar, date.year);
    if (!year) return std::nullopt;
    if (is_working_day(*year, date)) ++count;
  }
  return count;
}

std::optional<Date> date_after_working_days(const std::vector<CalendarYear>& calendar, const Date& from, int days) {
  auto date = from;
  for (auto day = days_since_epoch(from); days > 0;) {
    date = date_from_days(++day);
    const auto* year = find_year(calendar, date.year);
    if (!year) return std::nullopt;
    if (is_working_day(*year, date)) --days;
  }
  return date;
}

}  // namespace gazette
