#pragma once
// All checks that look at the finished Site; each family of rules has a file of its own.

#include "base/diagnostics.hpp"
#include "catalogue/links.hpp"
#include "model/site.hpp"

namespace gazette {

/// Runs every check, on `jobs` threads: what is found and its order do not depend on how many. `routes` are all
/// addresses of the output.
void check_site(const Site& site, const RouteSet& routes, Diagnostics& diagnostics, unsigned jobs = 1);

}  // namespace gazette
