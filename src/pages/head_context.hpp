#pragma once
// The names that every page has: titles, addresses, navigation, page tags, Open Graph, JSON-LD, feeds.

#include "model/page.hpp"
#include "model/value.hpp"
#include "pages/page_names.hpp"

#include <string>

namespace gazette {

/// The names of `page`.
const PageTable& page_names();

/// The page's own title in the site's language.
std::string page_title(const SiteValues& values, const Page& page);

/// One plain paragraph about the page, at most 200 characters; empty when there is nothing to say.
std::string page_summary(const SiteValues& values, const Page& page);

}  // namespace gazette
