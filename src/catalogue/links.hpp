#pragma once
// Where a link in a text leads. Asked twice with one answer: by the check that reports dead links, and by the pages
// that print them.

#include "base/result.hpp"
#include "model/body.hpp"
#include "model/route_set.hpp"
#include "model/site.hpp"

#include <memory>
#include <string>

namespace gazette {

/// The text that a link stands in: of an item or of a category.
struct LinkOrigin {
  std::string source;
  std::string folder;
  Route route;
  std::shared_ptr<const Body> body;                ///< of an item; a category's belongs to the site
  const std::vector<Attachment>* files = nullptr;  ///< that lie beside it
};

LinkOrigin origin_of(const Item& item);
LinkOrigin origin_of(const CategoryFile& category);

struct ResolvedLink {
  std::string route_path;     ///< below the site's root
  std::string suffix;         ///< `?query`
  std::string fragment;       ///< not encoded
  bool is_same_page = false;  ///< `#anchor`
};

/// Follows one link or image. `routes` may be null: then links from the root are taken as they are.
///
/// Errors (no place): `dead-link` for a file, page or anchor that does not exist, with the nearest one;
/// `unpublished-link` for an item that exists but is not shown.
Result<ResolvedLink> resolve_link(const Site& site, const LinkOrigin& from, const Slot& slot, const RouteSet* routes);

}  // namespace gazette
