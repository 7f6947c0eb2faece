#pragma once
// The names that mean the same on every page of a site: `site`, `t` and `asset`. `pages` sets them, and `render` puts
// them into the templates when the theme is loaded.

#include "model/config.hpp"
#include "model/presentation.hpp"

namespace gazette {

Record site_names(const SiteConfig& config, const Presentation& presentation);

}  // namespace gazette
