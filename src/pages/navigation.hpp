#pragma once
// The links that stand on every page: what `[navigation]` names, or else the columns, and the pages that stand in none
// where they are few.

#include "model/route_set.hpp"
#include "model/site.hpp"

#include <string>
#include <vector>

namespace gazette {

struct ShownLink {
  std::string title;
  std::string url;                     ///< as pages write it
  const Category* category = nullptr;  ///< the column that it leads to
};

std::vector<ShownLink> main_links(const Site& site);
std::vector<ShownLink> footer_links(const Site& site);

/// Errors for links of `[navigation]` to where nothing stands in `routes` (`unknown-page`), and to what has no title of
/// its own (`missing-title`).
void check_navigation(const Site& site, const RouteSet& routes, Diagnostics& diagnostics);

}  // namespace gazette
