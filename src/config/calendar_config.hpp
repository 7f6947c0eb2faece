#pragma once
// The section [calendar] of site.toml: whose public holidays count, and a site's own years.

#include "config/recorded_reader.hpp"

namespace gazette {

/// Fills `config.calendar`, sorted by year, from `country` ("none", or one that has a built-in calendar) and the tables
/// [calendar.YEAR], each of which takes the place of the built-in year.
///
/// Without `country` it is `cn` when `config.language`, which must have been read before, begins with `zh`; else none.
/// `top_keys` are the keys of the top level of site.toml, for those that fell into a table.
/// Rules: `unknown-country`, and those of `read_calendar_years`.
void read_calendar(RecordedReader& section, const std::vector<std::string_view>& top_keys, SiteConfig& config);

}  // namespace gazette
