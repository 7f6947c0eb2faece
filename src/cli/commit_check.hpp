#pragma once
// The dates of items beside their commits, as `check` and `publish` ask for them.

#include "build/pipeline.hpp"
#include "cli/console.hpp"

#include <string>

namespace gazette {

/// Adds what git makes of the site's dates; with -v says why it was not asked, where it could not be.
void check_dates_by_git(const Console& console, const std::string& source, const PreparedSite& prepared,
                        Diagnostics& diagnostics);

}  // namespace gazette
