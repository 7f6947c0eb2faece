#pragma once
// The checks of a report for the terminal: a line each, below it where and why one does not hold.

#include "base/diagnostic_text.hpp"
#include "model/site.hpp"

#include <string>

namespace gazette {

/// Empty for a form without checks.
std::string checks_text(const Site& site, const ReportEntry& report, Coloring coloring);

/// `text` in bold (1), red (31), green (32), yellow (33), …, or as it is where colours are off.
std::string painted(const std::string& text, int color, Coloring coloring);

}  // namespace gazette
