#pragma once
// A calendar's tables, one a year: the same shape in site.toml and in the calendars inside the binary.

#include "formats/table_reader.hpp"
#include "model/calendar.hpp"

#include <optional>
#include <string_view>
#include <vector>

namespace gazette {

/// The year that a key of a calendar names, 1900 to 2999; nothing for any other key.
std::optional<int> calendar_year_of(std::string_view key);

/// Reads the table of each year in `calendar`: `holidays` and `working_weekends`, dates of that year in any order, and
/// `source`, which is for people. Sorted by year. Keys that are no year are left to the caller.
/// `elsewhere` is what `TableReader::finish` wants to know.
/// Rules: `wrong-type`, `wrong-value`, `unknown-key`.
std::vector<CalendarYear> read_calendar_years(TableReader& calendar,
                                              const std::vector<std::string_view>& elsewhere = {});

}  // namespace gazette
