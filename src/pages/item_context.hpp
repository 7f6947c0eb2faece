#pragma once
// What the page of one item shows.

#include "model/page.hpp"
#include "model/value.hpp"
#include "pages/site_values.hpp"

namespace gazette {

void add_item_names(const SiteValues& values, const Page& page, Record& record);

}  // namespace gazette
