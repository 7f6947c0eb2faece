#include "base/date.hpp"

#include "base/text.hpp"

#include <array>

namespace gazette {

namespace {

constexpr std::int64_t k_seconds_per_day = 86'400;
constexpr std::string_view k_rule = "invalid-date";
constexpr std::string_view k_help = "write it as 2024-03-01, or with a time as 2024-03-01T09:30:00";

bool is_leap(int year) { return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0; }

int days_in(int year, int month) {
  constexpr std::array<int, 12> days = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return month == 2 && is_leap(year) ? 29 : days[static_cast<std::size_t>(month - 1)];
}

std::string four(int number) {
  auto text = std::to_string(number);
  return text.insert(0, 4 - std::min<std::size_t>(4, text.size()), '0');
}

/// Numbers with leading zeros, one after the other.
class Digits {
 public:
  Digits& four(int number) {
    if (number >= 0 && number <= 9999) return two(number / 100).two(number % 100);
    for (const char c : std::to_string(number)) put(c);
    return *this;
  }
  Digits& two(int number) {
    return put(static_cast<char>('0' + number / 10)).put(static_cast<char>('0' + number % 10));
  }
  Digits& put(char c) {
    text_[size_++] = c;
    return *this;
  }
  Digits& date(const Date& date) { return four(date.year).put('-').two(date.month).put('-').two(date.day); }
  Digits& offset(int minutes) {
    const int size = minutes < 0 ? -minutes : minutes;
    return put(minutes < 0 ? '-' : '+').two(size / 60).put(':').two(size % 60);
  }
  std::string text() const { return {text_.data(), size_}; }

 private:
  std::array<char, 32> text_;
  std::size_t size_ = 0;
};

std::string two(int number) { return Digits().two(number).text(); }

Error date_error(std::string_view text, std::string_view fault) {
  return Error{ErrorKind::content,
               std::string(k_rule),
               quoted(text).append(" is not a date: ").append(fault),
               {},
               std::string(k_help),
               {}};
}

// Reads exactly `digits` digits at the front of `text`.
std::optional<int> take_number(std::string_view& text, std::size_t digits) {
  if (text.size() < digits) return std::nullopt;
  int value = 0;
  for (std::size_t i = 0; i < digits; ++i) {
    if (!is_ascii_digit(text[i])) return std::nullopt;
    value = value * 10 + (text[i] - '0');
  }
  text.remove_prefix(digits);
  return value;
}

bool take(std::string_view& text, char wanted) {
  if (!text.starts_with(wanted)) return false;
  text.remove_prefix(1);
  return true;
}

std::optional<Date> take_date(std::string_view& text) {
  const auto year = take_number(text, 4);
  if (!year || !take(text, '-')) return std::nullopt;
  const auto month = take_number(text, 2);
  if (!month || !take(text, '-')) return std::nullopt;
  const auto day = take_number(text, 2);
  if (!day) return std::nullopt;
  return Date{*year, *month, *day};
}

bool take_time(std::string_view& text, DateTime& moment) {
  const auto hour = take_number(text, 2);
  if (!hour || !take(text, ':')) return false;
  const auto minute = take_number(text, 2);
  if (!minute) return false;
  moment.hour = *hour;
  moment.minute = *minute;
  if (!take(text, ':')) return true;
  const auto second = take_number(text, 2);
  if (!second) return false;
  moment.second = *second;
  if (take(text, '.')) {
    if (!take_number(text, 1)) return false;
    while (!text.empty() && is_ascii_digit(text.front())) text.remove_prefix(1);
  }
  return true;
}

std::optional<std::string> time_fault(const DateTime& moment) {
  if (moment.hour > 23) return "the hour must be 00 to 23";
  if (moment.minute > 59) return "the minute must be 00 to 59";
  if (moment.second > 59) return "the second must be 00 to 59";
  return std::nullopt;
}

}  // namespace

// Days from 1970-01-01, after Howard Hinnant's "chrono-compatible low-level date algorithms".
std::int64_t days_since_epoch(const Date& date) {
  const std::int64_t y = date.month <= 2 ? date.year - 1 : date.year;
  const std::int64_t era = (y >= 0 ? y : y - 399) / 400;
  const std::int64_t year_of_era = y - era * 400;
  const std::int64_t month_from_march = (date.month + 9) % 12;
  const std::int64_t day_of_year = (153 * month_from_march + 2) / 5 + date.day - 1;
  const std::int64_t day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return era * 146'097 + day_of_era - 719'468;
}

Date date_from_days(std::int64_t days) {
  days += 719'468;
  const std::int64_t era = (days >= 0 ? days : days - 146'096) / 146'097;
  const std::int64_t day_of_era = days - era * 146'097;
  const std::int64_t year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36'524 - day_of_era / 146'096) / 365;
  const std::int64_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const std::int64_t month_from_march = (5 * day_of_year + 2) / 153;
  const auto day = static_cast<int>(day_of_year - (153 * month_from_march + 2) / 5 + 1);
  const auto month = static_cast<int>(month_from_march < 10 ? month_from_march + 3 : month_from_march - 9);
  const auto year = static_cast<int>(year_of_era + era * 400 + (month <= 2 ? 1 : 0));
  return {year, month, day};
}

Date day_before(const Date& date) { return date_from_days(days_since_epoch(date) - 1); }
Date day_after(const Date& date) { return date_from_days(days_since_epoch(date) + 1); }

int weekday_of(const Date& date) {
  const auto days = days_since_epoch(date);
  return static_cast<int>(((days + 4) % 7 + 7) % 7);
}

std::int64_t DateTime::unix_seconds() const {
  return days_since_epoch(date) * k_seconds_per_day + hour * 3600 + minute * 60 + second - offset_minutes * 60;
}

DateTime from_unix_seconds(std::int64_t seconds, int offset_minutes) {
  seconds += offset_minutes * 60;
  std::int64_t days = seconds / k_seconds_per_day;
  std::int64_t rest = seconds % k_seconds_per_day;
  if (rest < 0) {
    rest += k_seconds_per_day;
    --days;
  }
  return {date_from_days(days), static_cast<int>(rest / 3600), static_cast<int>(rest / 60 % 60),
          static_cast<int>(rest % 60), offset_minutes};
}

DateTime at_offset(const DateTime& moment, int offset_minutes) {
  return moment.offset_minutes == offset_minutes ? moment : from_unix_seconds(moment.unix_seconds(), offset_minutes);
}

std::optional<std::string> date_fault(int year, int month, int day) {
  if (year < 1 || year > 9999) return "the year must be 0001 to 9999";
  if (month < 1 || month > 12) return "the month must be 01 to 12";
  const auto last = days_in(year, month);
  if (day < 1 || day > last) return four(year) + "-" + two(month) + " has the days 01 to " + std::to_string(last);
  return std::nullopt;
}

Result<Date> parse_date(std::string_view text) {
  auto rest = text;
  const auto date = take_date(rest);
  if (!date || !rest.empty()) return date_error(text, "it must be year, month and day");
  if (const auto fault = date_fault(date->year, date->month, date->day)) return date_error(text, *fault);
  return *date;
}

Result<DateTime> parse_date_time(std::string_view text, int offset_minutes) {
  auto rest = text;
  const auto date = take_date(rest);
  if (!date) return date_error(text, "it must be year, month and day");
  if (const auto fault = date_fault(date->year, date->month, date->day)) return date_error(text, *fault);
  DateTime moment{*date, 0, 0, 0, offset_minutes};
  if (rest.empty()) return moment;
  const bool has_separator = take(rest, 'T') || take(rest, 't') || take(rest, ' ');
  if (!has_separator || !take_time(rest, moment)) return date_error(text, "the time must be hours and minutes");
  if (const auto fault = time_fault(moment)) return date_error(text, *fault);
  if (rest.empty()) return moment;
  const auto offset = rest == "Z" || rest == "z" ? std::optional<int>(0) : parse_utc_offset(rest);
  if (!offset) return date_error(text, "the offset must be Z or like +08:00");
  moment.offset_minutes = *offset;
  return moment;
}

std::optional<int> parse_utc_offset(std::string_view text) {
  if (text.empty() || (text.front() != '+' && text.front() != '-')) return std::nullopt;
  const int sign = text.front() == '-' ? -1 : 1;
  text.remove_prefix(1);
  const auto hours = take_number(text, 2);
  if (!hours || !take(text, ':')) return std::nullopt;
  const auto minutes = take_number(text, 2);
  if (!minutes || !text.empty() || *hours > 23 || *minutes > 59) return std::nullopt;
  return sign * (*hours * 60 + *minutes);
}

std::string iso_date(const Date& date) { return Digits().date(date).text(); }

std::string utc_offset_text(int offset_minutes) { return Digits().offset(offset_minutes).text(); }

std::string rfc3339(const DateTime& m) {
  Digits digits;
  digits.date(m.date).put('T').two(m.hour).put(':').two(m.minute).put(':').two(m.second);
  return digits.offset(m.offset_minutes).text();
}

std::string rfc822(const DateTime& m) {
  constexpr std::array<std::string_view, 7> days = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  constexpr std::array<std::string_view, 12> months = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                       "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  std::string out(days[static_cast<std::size_t>(weekday_of(m.date))]);
  out += ", " + two(m.date.day) + " ";
  out += months[static_cast<std::size_t>(m.date.month - 1)];
  out += " " + four(m.date.year) + " " + two(m.hour) + ":" + two(m.minute) + ":" + two(m.second) + " ";
  return out + replaced(utc_offset_text(m.offset_minutes), ":", "");
}

std::string minute_text(const DateTime& m) { return iso_date(m.date) + " " + two(m.hour) + ":" + two(m.minute); }

}  // namespace gazette
