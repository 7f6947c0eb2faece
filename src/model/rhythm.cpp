#include "model/rhythm.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <array>

namespace gazette {

namespace {

constexpr std::array<std::string_view, 4> k_units = {"day", "week", "month", "year"};
constexpr std::int64_t k_most = 999;
constexpr int k_days_of_half_a_year = 184;
constexpr int k_months_of_year = 12;
constexpr int k_last_year = 9999;

int days_of_month(int year, int month) {
  int day = 31;
  while (date_fault(year, month, day)) --day;
  return day;
}

Date after_months(const Date& date, int months) {
  const int whole = date.year * k_months_of_year + date.month - 1 + months;
  const int year = std::min(whole / k_months_of_year, k_last_year);
  const int month = whole % k_months_of_year + 1;
  return {year, month, std::min(date.day, days_of_month(year, month))};
}

}  // namespace

std::optional<Rhythm> parse_rhythm(std::string_view text) {
  if (text == "none") return Rhythm{};
  const auto space = text.find(' ');
  if (space == std::string_view::npos || text.find_first_not_of("0123456789") != space) return std::nullopt;
  const auto count = parse_integer(text.substr(0, space));
  if (!count || *count < 1 || *count > k_most) return std::nullopt;
  auto unit = text.substr(space + 1);
  if (unit.ends_with('s')) unit.remove_suffix(1);
  const auto found = std::find(k_units.begin(), k_units.end(), unit);
  if (found == k_units.end()) return std::nullopt;
  return Rhythm{static_cast<int>(*count), static_cast<RhythmUnit>(found - k_units.begin())};
}

std::string rhythm_text(const Rhythm& rhythm) {
  if (rhythm.count == 0) return "none";
  return counted(static_cast<std::size_t>(rhythm.count), k_units[static_cast<std::size_t>(rhythm.unit)]);
}

Date end_of_rhythm(const Date& date, const Rhythm& rhythm) {
  constexpr int k_days_of_week = 7;
  switch (rhythm.unit) {
    case RhythmUnit::days: return date_from_days(days_since_epoch(date) + rhythm.count);
    case RhythmUnit::weeks: return date_from_days(days_since_epoch(date) + std::int64_t{rhythm.count} * k_days_of_week);
    case RhythmUnit::months: return after_months(date, rhythm.count);
    case RhythmUnit::years: break;
  }
  return after_months(date, rhythm.count * k_months_of_year);
}

bool is_frequent(const Rhythm& rhythm) {
  constexpr Date k_any{2001, 1, 1};
  return days_since_epoch(end_of_rhythm(k_any, rhythm)) - days_since_epoch(k_any) <= k_days_of_half_a_year;
}

}  // namespace gazette
