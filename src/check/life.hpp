#pragma once
// Rules about the life of a document: chains of replacements, declared validity, dates, why something ended.

#include "base/diagnostics.hpp"
#include "model/site.hpp"

namespace gazette {

/// Rules `dates-out-of-order`, `missing-effective-date`, `two-current-versions`, `unexplained-validity` and
/// `validity-contradicts`.
void check_life(const Site& site, Diagnostics& diagnostics);

}  // namespace gazette
