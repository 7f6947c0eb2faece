#include "model/calendar.hpp"

#include "support/catch.hpp"

using namespace gazette;

TEST_CASE("working days leave out weekends and holidays and count weekends that are worked") {
  const std::vector<CalendarYear> calendar = {{2024, {{2024, 10, 1}, {2024, 10, 2}}, {{2024, 9, 29}}}};
  CHECK(working_days_between(calendar, {2024, 9, 27}, {2024, 9, 30}) == 2);  // Sunday 29 is worked, Monday 30
  CHECK(working_days_between(calendar, {2024, 9, 30}, {2024, 10, 3}) == 1);
  CHECK(working_days_between(calendar, {2024, 9, 30}, {2024, 9, 30}) == 0);
}

TEST_CASE("without a calendar for a year its working days cannot be judged") {
  const std::vector<CalendarYear> calendar = {{2024, {}, {}}};
  CHECK_FALSE(working_days_between(calendar, {2024, 12, 30}, {2025, 1, 2}));
}

TEST_CASE("a limit in working days ends on the day on which they have passed") {
  const std::vector<CalendarYear> calendar = {{2024, {{2024, 10, 1}, {2024, 10, 2}}, {{2024, 9, 29}}}};
  CHECK(date_after_working_days(calendar, {2024, 9, 27}, 2) == Date{2024, 9, 30});
  CHECK(date_after_working_days(calendar, {2024, 9, 30}, 1) == Date{2024, 10, 3});
  CHECK(date_after_working_days(calendar, {2024, 9, 28}, 0) == Date{2024, 9, 28});
  CHECK_FALSE(date_after_working_days(calendar, {2024, 12, 30}, 20));
}
