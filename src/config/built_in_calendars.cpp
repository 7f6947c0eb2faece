#include "config/built_in_calendars.hpp"

#include "base/embedded.hpp"
#include "config/calendar_years.hpp"

#include <cassert>
#include <string>

namespace gazette {

namespace {

constexpr std::string_view k_folder = "calendars/";
constexpr std::string_view k_ending = ".toml";

// `cn` for `calendars/cn.toml`, empty for a file that is no calendar.
std::string_view country_of(std::string_view path) {
  if (!path.starts_with(k_folder) || !path.ends_with(k_ending)) return {};
  path.remove_prefix(k_folder.size());
  path.remove_suffix(k_ending.size());
  return path;
}

std::vector<CalendarYear> parsed(const EmbeddedFile& file) {
  Diagnostics faults;
  const auto table = parse_toml({std::string(file.path), file.bytes, 1, ErrorKind::configuration}, faults);
  TableReader reader(table, std::string(file.path), ErrorKind::configuration, faults);
  auto years = read_calendar_years(reader);
  reader.finish();
  assert(faults.empty() && "a calendar inside the binary is faulty");
  return years;
}

}  // namespace

std::vector<std::string_view> calendar_countries() {
  std::vector<std::string_view> countries;
  for (const auto& file : embedded_files()) {
    if (const auto country = country_of(file.path); !country.empty()) countries.push_back(country);
  }
  return countries;
}

std::vector<CalendarYear> built_in_calendar(std::string_view country) {
  if (country.empty()) return {};
  for (const auto& file : embedded_files()) {
    if (country_of(file.path) == country) return parsed(file);
  }
  return {};
}

}  // namespace gazette
