#pragma once
// Refuses two things at one address: the last writer must never win.

#include "base/diagnostics.hpp"
#include "pages/plan.hpp"

namespace gazette {

/// Reports each address that is planned twice, and each file that stands where a folder must be (`duplicate-url`).
void check_routes(const SitePlan& plan, Diagnostics& diagnostics);

}  // namespace gazette
