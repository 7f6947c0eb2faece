#pragma once
// Rules about when things were made and published.

#include "base/date.hpp"
#include "base/diagnostics.hpp"
#include "model/site.hpp"

#include <optional>

namespace gazette {

void check_dates(const Site& site, Diagnostics& diagnostics);

/// How many working days lie after `from` up to and including `to`; nothing when the site has no calendar for one of
/// the years, because public holidays would make it a guess.
std::optional<int> working_days_between(const SiteConfig& config, const Date& from, const Date& to);

}  // namespace gazette
