#pragma once
// Dead links and figures that do not exist.

#include "base/diagnostics.hpp"
#include "catalogue/links.hpp"
#include "model/site.hpp"

namespace gazette {

/// Follows every link, image and figure of every published text; faults are errors at their line and column.
/// The links of one item that the site shows, or is to show.
void check_item_links(const Site& site, const Item& item, const RouteSet& routes, Diagnostics& diagnostics);

void check_links(const Site& site, const RouteSet& routes, Diagnostics& diagnostics);

}  // namespace gazette
