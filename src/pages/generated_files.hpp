#pragma once
// The bytes of files that need no template.

#include "pages/plan.hpp"
#include "pages/site_values.hpp"

#include <string>

namespace gazette {

/// Those of the search are made by SearchFiles.
std::string generated_bytes(const SiteValues& values, const SitePlan& plan, const GeneratedFile& file);

}  // namespace gazette
