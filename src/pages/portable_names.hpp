#pragma once
// Names of the output that some web host cannot keep apart, or cannot keep at all.

#include "base/diagnostics.hpp"
#include "model/config.hpp"
#include "pages/plan.hpp"

namespace gazette {

/// Reports names longer than any common file system takes (`too-long-name`, an error always), addresses that differ in
/// case alone (`case-collision`) and names that Windows refuses (`unportable-name`). The output is the same on every
/// machine, so that this is told on Linux, where all but the first would do.
void check_portable_names(const SiteConfig& config, const SitePlan& plan, Diagnostics& diagnostics);

}  // namespace gazette
