#pragma once
// Addresses of items: a pure function of the item's file and the configuration.

#include "base/result.hpp"
#include "formats/table_reader.hpp"
#include "model/config.hpp"
#include "model/item.hpp"

#include <string_view>
#include <vector>

namespace gazette {

/// The route of an item whose slug is `slug`: the site's permalink pattern in a category,
/// `/<slug>/` outside any. `:year`, `:month` and `:day` are those of publication.
Route item_route(const Item& item, std::string_view slug, const SiteConfig& config);

/// An alias as a route: `/old/x.html` stays a file, `/old/x` and `/old/x/` are folders, and so is `/old/x.pdf`, as the
/// page that leads on is no PDF.
/// An Error (rule `invalid-alias`, no place) when it is no path inside the site.
Result<Route> alias_route(std::string_view alias);

/// The `aliases` of an item or a category; those that are none are reported where they stand.
std::vector<Route> read_aliases(TableReader& reader);

}  // namespace gazette
