#include "base/date.hpp"

#include "support/catch.hpp"

#include <string>
#include <string_view>

using namespace gazette;

namespace {

DateTime moment_of(std::string_view text, int offset_minutes = 480) {
  const auto moment = parse_date_time(text, offset_minutes);
  REQUIRE(moment);
  return *moment;
}

std::string fault_of(std::string_view text) {
  const auto date = parse_date(text);
  REQUIRE_FALSE(date);
  CHECK(date.error().rule == "invalid-date");
  CHECK(date.error().kind == ErrorKind::content);
  CHECK(date.error().place == Place{});
  return date.error().message;
}

std::string time_fault_of(std::string_view text) {
  const auto moment = parse_date_time(text, 0);
  REQUIRE_FALSE(moment);
  return moment.error().message;
}

}  // namespace

TEST_CASE("February has 29 days in leap years of the Gregorian calendar and 28 in others") {
  for (const int year : {4, 400, 1600, 2000, 2024, 9996}) CHECK_FALSE(date_fault(year, 2, 29));
  for (const int year : {1, 100, 1700, 1900, 2023, 2100, 9999}) {
    CHECK(date_fault(year, 2, 29));
    CHECK_FALSE(date_fault(year, 2, 28));
  }
}

TEST_CASE("each month has its own number of days") {
  const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  for (int month = 1; month <= 12; ++month) {
    CHECK_FALSE(date_fault(2023, month, 1));
    CHECK_FALSE(date_fault(2023, month, days[month - 1]));
    CHECK(date_fault(2023, month, days[month - 1] + 1));
    CHECK(date_fault(2023, month, 0));
  }
}

TEST_CASE("a date that is not one is told what is wrong with it") {
  CHECK(fault_of("2024-13-45") == "\"2024-13-45\" is not a date: the month must be 01 to 12");
  CHECK(fault_of("2024-00-01") == "\"2024-00-01\" is not a date: the month must be 01 to 12");
  CHECK(fault_of("0000-01-01") == "\"0000-01-01\" is not a date: the year must be 0001 to 9999");
  CHECK(fault_of("2023-02-29") == "\"2023-02-29\" is not a date: 2023-02 has the days 01 to 28");
  CHECK(fault_of("0004-02-30") == "\"0004-02-30\" is not a date: 0004-02 has the days 01 to 29");
}

TEST_CASE("only year, month and day with two hyphens are a date") {
  for (const auto* text : {"", "2024", "2024-3-1", "24-03-01", "2024/03/01", "2024-03-01 ", " 2024-03-01",
                           "2024-03-01T00:00", "+024-03-01", "2024-03-0١", "２０２４-03-01", "12024-03-01"})
    CHECK(fault_of(text).ends_with("it must be year, month and day"));
  CHECK(*parse_date("2024-02-29") == Date{2024, 2, 29});
}

TEST_CASE("days and dates turn into each other over the whole calendar") {
  const auto first = days_since_epoch({1, 1, 1});
  const auto last = days_since_epoch({9999, 12, 31});
  CHECK(first == -719'162);
  CHECK(last == 2'932'896);
  CHECK(days_since_epoch({1970, 1, 1}) == 0);
  Date before = date_from_days(first - 1);
  CHECK(before == Date{0, 12, 31});
  bool all_good = true;
  for (auto day = first; day <= last; ++day) {
    const auto date = date_from_days(day);
    all_good =
        all_good && days_since_epoch(date) == day && before < date && !date_fault(date.year, date.month, date.day);
    before = date;
  }
  CHECK(all_good);
  CHECK(before == Date{9999, 12, 31});
}

TEST_CASE("the weekday is right before and after the epoch") {
  CHECK(weekday_of({1970, 1, 1}) == 4);
  CHECK(weekday_of({1969, 12, 31}) == 3);
  CHECK(weekday_of({2024, 2, 29}) == 4);
  CHECK(weekday_of({2000, 1, 2}) == 0);
  CHECK(weekday_of({1, 1, 1}) == 1);
  CHECK(weekday_of({9999, 12, 31}) == 5);
}

TEST_CASE("a date without a time is midnight at the given offset") {
  const auto moment = moment_of("2024-03-01");
  CHECK(rfc3339(moment) == "2024-03-01T00:00:00+08:00");
  CHECK(moment.unix_seconds() == 1'709'222'400);
}

TEST_CASE("a time may lack its seconds, have a fraction, an offset and any of three separators") {
  CHECK(rfc3339(moment_of("2024-03-01T09:30")) == "2024-03-01T09:30:00+08:00");
  CHECK(rfc3339(moment_of("2024-03-01 09:30:15")) == "2024-03-01T09:30:15+08:00");
  CHECK(rfc3339(moment_of("2024-03-01t09:30:15.999")) == "2024-03-01T09:30:15+08:00");
  CHECK(rfc3339(moment_of("2024-03-01T09:30Z")) == "2024-03-01T09:30:00+00:00");
  CHECK(rfc3339(moment_of("2024-03-01T09:30:00.5z")) == "2024-03-01T09:30:00+00:00");
  CHECK(rfc3339(moment_of("2024-03-01T09:30-05:30")) == "2024-03-01T09:30:00-05:30");
  CHECK(rfc3339(moment_of("2024-03-01T23:59:59")) == "2024-03-01T23:59:59+08:00");
}

TEST_CASE("a wrong time or offset says which part is wrong") {
  CHECK(time_fault_of("2024-03-01T24:00:00").ends_with("the hour must be 00 to 23"));
  CHECK(time_fault_of("2024-03-01T09:60").ends_with("the minute must be 00 to 59"));
  CHECK(time_fault_of("2024-03-01T09:30:60").ends_with("the second must be 00 to 59"));
  for (const auto* text : {"2024-03-01T", "2024-03-01T9:30", "2024-03-01T09", "2024-03-01X09:30", "2024-03-01T09:3",
                           "2024-03-01T09:30:", "2024-03-01T09:30:1", "2024-03-01T09:30:00.", "2024-03-01T09:30:00.Z"})
    CHECK(time_fault_of(text).ends_with("the time must be hours and minutes"));
  for (const auto* text : {"2024-03-01T09:30+8", "2024-03-01T09:30+24:00", "2024-03-01T09:30 Z", "2024-03-01T09:30Zx"})
    CHECK(time_fault_of(text).ends_with("the offset must be Z or like +08:00"));
  CHECK(time_fault_of("2024-13-01T09:30").ends_with("the month must be 01 to 12"));
  CHECK(time_fault_of("yesterday").ends_with("it must be year, month and day"));
}

TEST_CASE("an offset has a sign, two digits, a colon and two digits") {
  CHECK(parse_utc_offset("+08:00") == 480);
  CHECK(parse_utc_offset("-03:30") == -210);
  CHECK(parse_utc_offset("+00:00") == 0);
  CHECK(parse_utc_offset("-00:00") == 0);
  CHECK(parse_utc_offset("+23:59") == 1439);
  CHECK(parse_utc_offset("-23:59") == -1439);
  for (const auto* text : {"", "+", "08:00", "+8:00", "+0800", "+08:60", "+24:00", "+08:00 ", "Z", "UTC", "－08:00"})
    CHECK_FALSE(parse_utc_offset(text));
  for (const int minutes : {-1439, -210, -1, 0, 1, 345, 480, 1439})
    CHECK(parse_utc_offset(utc_offset_text(minutes)) == minutes);
}

TEST_CASE("moments compare by the moment and not by the clock face") {
  CHECK(moment_of("2024-03-01T08:00+08:00") == moment_of("2024-03-01T00:00Z"));
  CHECK(moment_of("2024-03-01T08:00+08:00") < moment_of("2024-03-01T07:00+00:00"));
  CHECK(moment_of("2024-03-01T23:00-05:00") > moment_of("2024-03-02T10:00+08:00"));
}

TEST_CASE("a moment at another offset may fall on another day, month and year") {
  CHECK(rfc3339(at_offset(moment_of("2024-01-01T07:59:59+08:00"), 0)) == "2023-12-31T23:59:59+00:00");
  CHECK(rfc3339(at_offset(moment_of("2024-02-28T22:00:00-05:00"), 480)) == "2024-02-29T11:00:00+08:00");
  CHECK(rfc3339(at_offset(moment_of("1969-12-31T23:59:59Z"), 0)) == "1969-12-31T23:59:59+00:00");
  CHECK(rfc3339(from_unix_seconds(-1, 0)) == "1969-12-31T23:59:59+00:00");
  CHECK(rfc3339(from_unix_seconds(-1, -60)) == "1969-12-31T22:59:59-01:00");
  CHECK(rfc3339(from_unix_seconds(0, 480)) == "1970-01-01T08:00:00+08:00");
}

TEST_CASE("seconds since the epoch and moments turn into each other at any offset") {
  bool all_good = true;
  for (std::int64_t seconds = -62'000'000'000; seconds < 253'000'000'000; seconds += 1'234'567'891) {
    for (const int offset : {-720, -210, 0, 345, 480, 840})
      all_good = all_good && from_unix_seconds(seconds, offset).unix_seconds() == seconds;
  }
  CHECK(all_good);
}

TEST_CASE("dates are written with all their digits whatever the year") {
  CHECK(iso_date({1, 2, 3}) == "0001-02-03");
  CHECK(iso_date({987, 12, 31}) == "0987-12-31");
  CHECK(rfc822(moment_of("2024-03-01T09:30:00")) == "Fri, 01 Mar 2024 09:30:00 +0800");
  CHECK(rfc822(moment_of("0800-12-25T00:00:05-03:30")) == "Mon, 25 Dec 0800 00:00:05 -0330");
  CHECK(rfc822(moment_of("2024-09-01T00:00Z")) == "Sun, 01 Sep 2024 00:00:00 +0000");
  CHECK(minute_text(moment_of("2024-03-01T09:05:59")) == "2024-03-01 09:05");
}

TEST_CASE("the days beside a day cross months and years") {
  CHECK(day_after({2024, 2, 28}) == Date{2024, 2, 29});
  CHECK(day_after({2025, 12, 31}) == Date{2026, 1, 1});
  CHECK(day_before({2026, 1, 1}) == Date{2025, 12, 31});
  CHECK(day_before({2024, 3, 1}) == Date{2024, 2, 29});
}
