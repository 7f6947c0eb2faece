#pragma once
// What the page of one item shows.

#include "model/page.hpp"
#include "model/value.hpp"
#include "pages/page_names.hpp"

#include <vector>

namespace gazette {

/// Change notes, newest first.
List change_list(const std::vector<Change>& changes);

/// The names of `page` and `item`.
const PageTable& item_names();

}  // namespace gazette
