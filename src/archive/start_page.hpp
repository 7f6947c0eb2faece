#pragma once
// The first page of a package: what is in it, for whoever opens it without knowing gazette.

#include "archive/browsable_copy.hpp"
#include "archive/year_items.hpp"

#include <string>

namespace gazette {

/// HTML in the site's language that needs no other file. Its links are relative to the payload's folder.
std::string start_page(const Site& site, const YearItems& items, const BrowsableCopy& copy);

}  // namespace gazette
