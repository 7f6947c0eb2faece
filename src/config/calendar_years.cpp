#include "config/calendar_years.hpp"

#include "base/text.hpp"

#include <algorithm>

namespace gazette {

namespace {

constexpr auto k_kind = ErrorKind::configuration;

// Why a value of a list of `key` is not a day of `year`, or nothing when it is.
std::string fault_of_day(const TomlValue& value, std::string_view key, int year) {
  const auto* date = std::get_if<Date>(&value.held);
  if (!date || date->year != year) return std::string(key) + " must hold dates of " + std::to_string(year);
  const auto weekday = weekday_of(*date);
  if (key == "working_weekends" && weekday != 0 && weekday != 6)
    return std::string(key) + " must hold Saturdays and Sundays, " + iso_date(*date) + " is neither";
  return {};
}

std::vector<Date> read_days(TableReader& reader, std::string_view key, int year) {
  std::vector<Date> days;
  const auto* array = reader.array(key);
  if (!array) return days;
  for (const auto& value : *array) {
    if (value.is_faulty) continue;
    auto fault = fault_of_day(value, key, year);
    if (fault.empty()) days.push_back(std::get<Date>(value.held));
    else
      reader.diagnostics().add_error({k_kind,
                                      "wrong-value",
                                      std::move(fault),
                                      value.place,
                                      "write them as " + std::to_string(year) + "-10-01, without quotes",
                                      {}});
  }
  std::sort(days.begin(), days.end());
  return days;
}

using Keys = std::vector<std::string_view>;

CalendarYear read_year(const TomlTable& table, int year, const Keys& elsewhere, Diagnostics& diagnostics) {
  TableReader reader(table, "[calendar." + std::to_string(year) + "]", k_kind, diagnostics);
  CalendarYear days{year, read_days(reader, "holidays", year), read_days(reader, "working_weekends", year)};
  reader.text("source");
  reader.finish(elsewhere);
  return days;
}

}  // namespace

std::optional<int> calendar_year_of(std::string_view key) {
  const auto year = key.size() == 4 ? parse_integer(key) : std::nullopt;
  if (!year || *year < 1900 || *year > 2999) return std::nullopt;
  return static_cast<int>(*year);
}

std::vector<CalendarYear> read_calendar_years(TableReader& calendar, const Keys& elsewhere) {
  std::vector<CalendarYear> years;
  for (const auto& entry : calendar.entries()) {
    const auto year = calendar_year_of(entry.key);
    if (!year) continue;
    if (const auto* table = calendar.table(entry.key))
      years.push_back(read_year(*table, *year, elsewhere, calendar.diagnostics()));
  }
  std::sort(years.begin(), years.end(), [](const auto& a, const auto& b) { return a.year < b.year; });
  return years;
}

}  // namespace gazette
