#pragma once
// The calendars inside the binary: src/config/calendars/<country>.toml. A country is added by adding its file.

#include "model/calendar.hpp"

#include <string_view>
#include <vector>

namespace gazette {

/// The countries that have one (`cn`), sorted.
std::vector<std::string_view> calendar_countries();

/// The years of a country's calendar, sorted; none for a country without one.
/// Parses the file on each call (0.2 ms for the 13 years of `cn`): ask once a load.
std::vector<CalendarYear> built_in_calendar(std::string_view country);

}  // namespace gazette
