#include "formats/date_text.hpp"

#include "base/date.hpp"
#include "base/text.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

namespace gazette {

namespace {

// A date as people write it, taken apart.
struct WrittenDate {
  std::string_view year, month, day;
  std::string_view after_year, after_month;
  std::string_view rest;  // after the day: the time, if any
};

std::string_view take_digits(std::string_view& text, std::size_t at_most) {
  std::size_t size = 0;
  while (size < at_most && size < text.size() && is_ascii_digit(text[size])) ++size;
  const auto digits = text.substr(0, size);
  text.remove_prefix(size);
  return digits;
}

std::string_view take_separator(std::string_view& text) {
  constexpr std::array<std::string_view, 5> separators = {"-", "/", ".", "年", "月"};
  for (const auto separator : separators) {
    if (!text.starts_with(separator)) continue;
    const auto taken = text.substr(0, separator.size());
    text.remove_prefix(separator.size());
    return taken;
  }
  return {};
}

// Nothing unless year, month and day are all there.
std::optional<WrittenDate> take_apart(std::string_view text) {
  WrittenDate date;
  date.year = take_digits(text, 4);
  date.after_year = take_separator(text);
  date.month = take_digits(text, 2);
  date.after_month = take_separator(text);
  date.day = take_digits(text, 2);
  if (date.year.size() != 4 || date.month.empty() || date.day.empty() || date.after_year.empty() ||
      date.after_month.empty())
    return std::nullopt;
  if (text.starts_with("日")) text.remove_prefix(std::string_view("日").size());
  date.rest = trimmed(text);
  if (date.rest.starts_with('T') || date.rest.starts_with('t')) date.rest.remove_prefix(1);
  return date;
}

std::string padded(std::string_view digits) { return std::string(digits.size() < 2 ? "0" : "").append(digits); }

std::string iso_of(const WrittenDate& date) {
  return std::string(date.year).append("-").append(padded(date.month)).append("-").append(padded(date.day));
}

std::string with_time(const WrittenDate& date, const std::string& iso) {
  const auto padding = date.rest.find(':') == 1 ? "0" : "";
  const auto moment = parse_date_time(iso + "T" + padding + std::string(date.rest), 0);
  if (!moment) return iso;
  const bool has_offset = date.rest.find_first_of("+-Zz") != std::string_view::npos;
  return has_offset ? rfc3339(*moment) : rfc3339(*moment).substr(0, std::string_view("2024-03-01T09:30:00").size());
}

std::string what_was_meant(std::string_view text) {
  const auto date = take_apart(text);
  if (!date) return "2024-03-01";
  const auto iso = iso_of(*date);
  if (!parse_date(iso)) return "2024-03-01";
  return date->rest.empty() ? iso : with_time(*date, iso);
}

// What is wrong with the way it is written, before any question of the calendar.
std::string form_fault(const WrittenDate& date) {
  if (date.after_year == "年") return R"(it is written with digits and "-")";
  if (date.after_year != "-" || date.after_month != "-") return R"(year, month and day are joined by "-")";
  const bool short_month = date.month.size() < 2;
  const bool short_day = date.day.size() < 2;
  if (short_month && short_day) return "the month and the day must have two digits";
  if (short_month) return "the month must have two digits";
  if (short_day) return "the day must have two digits";
  if (date.rest.find(':') == 1) return "the hour must have two digits";
  return {};
}

Error error_with(std::string message, std::string_view text) {
  return {ErrorKind::content, "invalid-date", std::move(message), {}, "write it as " + what_was_meant(text), {}};
}

}  // namespace

bool looks_like_date(std::string_view text) {
  const bool has_year = take_digits(text, 4).size() == 4 && !take_separator(text).empty();
  return has_year && !take_digits(text, 2).empty() && (text.empty() || !is_ascii_digit(text.front()));
}

Error date_text_error(std::string_view text) {
  const auto date = take_apart(text);
  const auto fault = date ? form_fault(*date) : std::string();
  if (!fault.empty()) return error_with(quoted(text) + " is not a date: " + fault, text);
  const auto parsed = parse_date_time(text, 0);
  if (!parsed) return error_with(parsed.error().message, text);
  return error_with(quoted(text) + " is not a date: the time must have seconds too", text);
}

}  // namespace gazette
