#pragma once
// Rules about columns that nobody renews, and the numbers of them at which a website fails its inspection.

#include "base/diagnostics.hpp"
#include "model/site.hpp"

namespace gazette {

/// Adds `stale-column`, `stale-home` and `inspection-threshold`.
void check_rhythm(const Site& site, Diagnostics& diagnostics);

}  // namespace gazette
