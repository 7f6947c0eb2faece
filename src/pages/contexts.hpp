#pragma once
// What a page's template sees: a pure function of the site and the page, made only when the page is rendered.

#include "model/page.hpp"
#include "model/value.hpp"
#include "pages/site_values.hpp"

namespace gazette {

/// All names that docs/THEMES.md lists for the page's kind, each set.
Record context_of(const SiteValues& values, const Page& page);

}  // namespace gazette
