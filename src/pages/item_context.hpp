#pragma once
// What the page of one item shows.

#include "model/page.hpp"
#include "model/value.hpp"
#include "pages/site_values.hpp"

#include <vector>

namespace gazette {

/// Change notes, newest first.
List change_list(const std::vector<Change>& changes);

void add_item_names(const SiteValues& values, const Page& page, Record& record);

}  // namespace gazette
