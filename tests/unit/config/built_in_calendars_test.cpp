#include "config/built_in_calendars.hpp"

#include "base/embedded.hpp"
#include "config/calendar_years.hpp"
#include "support/catch.hpp"

#include <algorithm>

using namespace gazette;

namespace {

bool is_weekend(const Date& date) { return weekday_of(date) == 0 || weekday_of(date) == 6; }

// Sorted, without a day twice, all in the year.
bool is_in_order(const std::vector<Date>& days, int year) {
  return std::all_of(days.begin(), days.end(), [&](const Date& day) { return day.year == year; }) &&
         std::is_sorted(days.begin(), days.end()) && std::adjacent_find(days.begin(), days.end()) == days.end();
}

// How many days China's public holidays take from a year's working days. Weekends that are worked in exchange cancel
// out, so this is the number of legal holidays: 11 under 全国年节及纪念日放假办法 of 2013, 13 under that of 2024; one
// more for the victory day of 2015, two for the Spring Festival of 2020, which was made longer.
int legal_holidays(int year) {
  if (year == 2015) return 12;
  return year == 2020 || year >= 2025 ? 13 : 11;
}

const std::vector<CalendarYear>& china() {
  static const auto calendar = built_in_calendar("cn");
  return calendar;
}

const CalendarYear& china(int year) { return china().at(static_cast<std::size_t>(year - 2014)); }

bool holds(const std::vector<Date>& days, const Date& date) {
  return std::find(days.begin(), days.end(), date) != days.end();
}

}  // namespace

TEST_CASE("every calendar inside the binary is without a fault and gives the notice of each year") {
  int files = 0;
  for (const auto& file : embedded_files()) {
    if (!file.path.starts_with("calendars/")) continue;
    ++files;
    INFO(file.path);
    Diagnostics diagnostics;
    const auto table = parse_toml({std::string(file.path), file.bytes, 1, ErrorKind::configuration}, diagnostics);
    TableReader reader(table, "calendar", ErrorKind::configuration, diagnostics);
    CHECK(read_calendar_years(reader).size() == table.size());
    reader.finish();
    CHECK(diagnostics.empty());
    for (const auto& year : table) {
      INFO(year.key);
      const auto* source = find_entry(*year.value.as_table(), "source");
      REQUIRE(source);
      CHECK(source->value.as_text()->find(year.key) != std::string::npos);
      CHECK(source->value.as_text()->find("://www.gov.cn/zhengce/") != std::string::npos);
    }
  }
  CHECK(files == 1);
  CHECK(calendar_countries() == std::vector<std::string_view>{"cn"});
}

TEST_CASE("a country without a calendar has no years") {
  CHECK(built_in_calendar("").empty());
  CHECK(built_in_calendar("none").empty());
  CHECK(built_in_calendar("CN").empty());
}

TEST_CASE("China's calendar has the years 2014 to 2026, each in order, holidays on weekdays, work on weekends") {
  REQUIRE(china().size() == 13);
  int expected = 2014;
  for (const auto& year : china()) {
    INFO(year.year);
    CHECK(year.year == expected++);
    CHECK(is_in_order(year.holidays, year.year));
    CHECK(is_in_order(year.working_weekends, year.year));
    CHECK(std::none_of(year.holidays.begin(), year.holidays.end(), is_weekend));
    CHECK(std::all_of(year.working_weekends.begin(), year.working_weekends.end(), is_weekend));
    CHECK(static_cast<int>(year.holidays.size() - year.working_weekends.size()) == legal_holidays(year.year));
  }
}

TEST_CASE("New Year, 1 May and the first three days of October are never worked in China") {
  for (const auto& year : china()) {
    for (const Date& day : {Date{year.year, 1, 1}, Date{year.year, 5, 1}, Date{year.year, 10, 1},
                            Date{year.year, 10, 2}, Date{year.year, 10, 3}}) {
      INFO(iso_date(day));
      CHECK(is_weekend(day) != holds(year.holidays, day));
      CHECK_FALSE(holds(year.working_weekends, day));
    }
  }
}

TEST_CASE("a year that a second notice changed is as that notice has it") {
  CHECK(holds(china(2015).holidays, {2015, 9, 4}));
  CHECK(holds(china(2015).working_weekends, {2015, 9, 6}));
  CHECK(holds(china(2019).holidays, {2019, 5, 2}));  // the first notice gave one day
  CHECK(holds(china(2019).working_weekends, {2019, 4, 28}));
  CHECK(holds(china(2020).holidays, {2020, 1, 31}));               // the first notice ended on 30 January
  CHECK_FALSE(holds(china(2020).working_weekends, {2020, 2, 1}));  // and had 1 February worked
}

TEST_CASE("December days that the next year's notice settles stand in their own year") {
  CHECK(holds(china(2018).working_weekends, {2018, 12, 29}));
  CHECK(holds(china(2018).holidays, {2018, 12, 31}));
}

TEST_CASE("China's calendar of 2026 is the one of the notice of November 2025") {
  CHECK(china(2026).working_weekends ==
        std::vector<Date>{{2026, 1, 4}, {2026, 2, 14}, {2026, 2, 28}, {2026, 5, 9}, {2026, 9, 20}, {2026, 10, 10}});
  const Date festival = {2026, 2, 13};  // Friday; the 14th is worked, 15 to 23 are free
  CHECK(working_days_between(china(), festival, {2026, 2, 23}) == 1);
  CHECK(working_days_between(china(), festival, {2026, 2, 28}) == 6);  // 14, 24 to 27, 28
}

// Counted by hand: September 29 (a Sunday), 30: 2. October 8 to 11, 12 (a Saturday): 7. 14 to 18: 12. 21 to 25: 17.
// 28, 29, 30: 20.
TEST_CASE("twenty working days across the National Day of 2024 end on 30 October") {
  CHECK(date_after_working_days(china(), {2024, 9, 27}, 20) == Date{2024, 10, 30});
  CHECK(working_days_between(china(), {2024, 9, 27}, {2024, 10, 30}) == 20);
}

// Received on a Friday. January 26 (a Sunday), 27: 2. February 5 to 7, 8 (a Saturday): 6. 10 to 14: 11. 17 to 21: 16.
// 24 to 27: 20.
TEST_CASE("a request received before the Spring Festival of 2025 is due on 27 February") {
  CHECK(date_after_working_days(china(), {2025, 1, 24}, 20) == Date{2025, 2, 27});
  CHECK(working_days_between(china(), {2025, 1, 24}, {2025, 2, 4}) == 2);
}

// December 30, 31 and January 2.
TEST_CASE("a limit that runs into a year without a calendar cannot be judged") {
  CHECK(working_days_between(china(), {2024, 12, 29}, {2025, 1, 2}) == 3);
  CHECK(date_after_working_days(china(), {2026, 12, 30}, 1) == Date{2026, 12, 31});
  CHECK_FALSE(date_after_working_days(china(), {2026, 12, 30}, 2));
  CHECK_FALSE(working_days_between(china(), {2013, 12, 30}, {2014, 1, 2}));
}
