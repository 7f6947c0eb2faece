#pragma once
// How often a column must be renewed, as `rhythm = "6 months"` says it.

#include "base/date.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace gazette {

enum class RhythmUnit { days, weeks, months, years };

struct Rhythm {
  int count = 0;  ///< 0: none is kept, whatever the site's default
  RhythmUnit unit = RhythmUnit::days;

  friend bool operator==(const Rhythm&, const Rhythm&) = default;
};

/// `2 weeks`, `6 months`, `1 year`: a whole number from 1 to 999, one space, and a unit in the singular or the plural;
/// or `none`. Nothing for any other text.
std::optional<Rhythm> parse_rhythm(std::string_view text);

/// As `parse_rhythm` reads it.
std::string rhythm_text(const Rhythm& rhythm);

/// The last day on which something of `date` still keeps the rhythm. A month that is too short ends on its last day:
/// one month after 31 January is the end of February.
Date end_of_rhythm(const Date& date, const Rhythm& rhythm);

/// Whether the rhythm is at most half a year, as that of news (2 weeks), notices and policy documents (6 months).
bool is_frequent(const Rhythm& rhythm);

}  // namespace gazette
