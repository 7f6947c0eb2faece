#pragma once
// Calendar dates and moments without a clock or a time zone database: an offset is part of the value.

#include "base/result.hpp"

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace gazette {

/// A day of the proleptic Gregorian calendar, years 1 to 9999.
struct Date {
  int year = 1;
  int month = 1;
  int day = 1;

  friend auto operator<=>(const Date&, const Date&) = default;
};

/// A moment: local time and its offset from UTC in minutes. Compares by the moment, not by the clock face.
struct DateTime {
  Date date;
  int hour = 0;
  int minute = 0;
  int second = 0;
  int offset_minutes = 0;

  std::int64_t unix_seconds() const;

  friend bool operator==(const DateTime& a, const DateTime& b) { return a.unix_seconds() == b.unix_seconds(); }
  friend auto operator<=>(const DateTime& a, const DateTime& b) { return a.unix_seconds() <=> b.unix_seconds(); }
};

/// Why year, month and day are not a date ("the month must be 01 to 12"), or nothing when they are.
std::optional<std::string> date_fault(int year, int month, int day);

/// `YYYY-MM-DD`. The Error's message says what is wrong; rule `invalid-date`, no place.
Result<Date> parse_date(std::string_view text);

/// `YYYY-MM-DD`, or that and `T` or a space and `HH:MM[:SS[.fraction]]` and an optional `Z` or `±HH:MM`.
/// What is missing is midnight and `offset_minutes`. Rule `invalid-date`, no place.
Result<DateTime> parse_date_time(std::string_view text, int offset_minutes);

/// `±HH:MM`, from -23:59 to +23:59, as minutes.
std::optional<int> parse_utc_offset(std::string_view text);

/// The same moment on a clock at another offset.
DateTime at_offset(const DateTime& moment, int offset_minutes);
DateTime from_unix_seconds(std::int64_t seconds, int offset_minutes);

std::int64_t days_since_epoch(const Date& date);
Date date_from_days(std::int64_t days_since_epoch);
Date day_before(const Date& date);
Date day_after(const Date& date);

/// 0 is Sunday.
int weekday_of(const Date& date);

/// `2024-03-01`
std::string iso_date(const Date& date);
/// `2024-03-01T09:30:00+08:00` (RFC 3339)
std::string rfc3339(const DateTime& moment);
/// `Fri, 01 Mar 2024 09:30:00 +0800` (RFC 822 with four-digit year)
std::string rfc822(const DateTime& moment);
/// `2024-03-01 09:30`, as page meta tags want it (国办发〔2017〕47号)
std::string minute_text(const DateTime& moment);
/// `+08:00`
std::string utc_offset_text(int offset_minutes);

}  // namespace gazette
