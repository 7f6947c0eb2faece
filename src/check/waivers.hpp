#pragma once
// Waivers that answer no finding: `unused-waiver`.

#include "model/site.hpp"

namespace gazette {

/// Looks at the waivers of published items, after all other checks: what they answer is among `diagnostics.waived()`.
/// Nothing is said of rules that are off or that this run does not look for, nor where there are errors: they may be
/// why nothing else was found.
void check_waivers(const Site& site, Diagnostics& diagnostics);

}  // namespace gazette
