#include "config/calendar_config.hpp"

#include "base/suggest.hpp"
#include "base/text.hpp"
#include "config/built_in_calendars.hpp"
#include "config/calendar_years.hpp"

#include <algorithm>

namespace gazette {

namespace {

constexpr std::string_view k_none = "none";

void report_unknown_country(TableReader& reader, const std::string& country) {
  auto known = calendar_countries();
  known.push_back(k_none);
  const auto meant = suggestion(country, known);
  std::vector<std::string> choices;
  for (const auto name : known) choices.push_back(quoted(name));
  reader.fail("country", "unknown-country", "there is no calendar for the country " + quoted(country),
              (meant.empty() ? std::string() : meant + "; ") + "known are " + joined(choices, ", ") +
                  "; other holidays are written in tables such as [calendar.2024]");
}

std::vector<CalendarYear> years_of_country(RecordedReader& section, std::string country) {
  section.text("country", country);
  if (country == k_none) return {};
  auto years = built_in_calendar(country);
  if (years.empty()) report_unknown_country(section.reader(), country);
  return years;
}

// What was meant for a year but stands under none: `finish` would call it an unknown key and say no more.
void report_days_without_year(TableReader& reader) {
  for (const auto& entry : reader.entries()) {
    const bool is_for_a_year = entry.value.as_table() || is_ascii_digit(entry.key.empty() ? ' ' : entry.key.front()) ||
                               entry.key == "holidays" || entry.key == "working_weekends";
    if (!is_for_a_year || calendar_year_of(entry.key) || entry.key == "country") continue;
    reader.has(entry.key);
    reader.diagnostics().add_error({ErrorKind::configuration,
                                    "unknown-key",
                                    "[calendar] holds one table a year, found " + quoted(entry.key),
                                    entry.key_place,
                                    "write [calendar.2024] and holidays = [2024-01-01] below it",
                                    {}});
  }
}

std::string summary(const CalendarYear& year) {
  return counted(year.holidays.size(), "holiday") + ", " + counted(year.working_weekends.size(), "working weekend day");
}

}  // namespace

void read_calendar(RecordedReader& section, const std::vector<std::string_view>& top_keys, SiteConfig& config) {
  auto years = years_of_country(section, config.language.starts_with("zh") ? "cn" : std::string(k_none));
  for (auto& own : read_calendar_years(section.reader(), top_keys)) {
    std::erase_if(years, [&](const CalendarYear& one) { return one.year == own.year; });
    years.push_back(std::move(own));
  }
  std::sort(years.begin(), years.end(), [](const auto& a, const auto& b) { return a.year < b.year; });
  report_days_without_year(section.reader());
  for (const auto& year : years) section.note(std::to_string(year.year), summary(year));
  config.calendar = std::move(years);
}

}  // namespace gazette
