#pragma once
// schema.org data of a page as JSON-LD.

#include "model/page.hpp"
#include "pages/site_values.hpp"

#include <string>

namespace gazette {

/// One JSON object, safe inside a script element.
std::string structured_data(const SiteValues& values, const Page& page);

}  // namespace gazette
