#pragma once
// Whether security.txt still holds.

#include "model/site.hpp"

namespace gazette {

/// Adds `security-txt-expires`.
void check_security(const Site& site, Diagnostics& diagnostics);

}  // namespace gazette
