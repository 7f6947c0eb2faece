#pragma once
// What is wrong with a text that was meant as a date, told so that its writer can mend it.

#include "base/result.hpp"

#include <string_view>

namespace gazette {

/// Four digits, `-`, `/`, `.` or 年, and one or two digits: `2024-13-45`, `2024/3/1`, `2024年3月1日`.
bool looks_like_date(std::string_view text);

/// Why `text`, which TOML does not accept as a date or date-time, is none: rule `invalid-date`, message and
/// help (with the date that was most likely meant), no place.
Error date_text_error(std::string_view text);

}  // namespace gazette
