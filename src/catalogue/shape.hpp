#pragma once
// What of an item decides how the whole site hangs together, as opposed to what only its pages and cards say.

#include "model/site.hpp"

namespace gazette {

/// Whether the site stays the same but for the item's own words when `now` takes the place of `before`: the same pages
/// at the same addresses, the same lists in the same order, the same neighbours, lives, reports and files.
///
/// Words are the text, the title, the summary and what else is printed and never asked. An item whose title orders a
/// list or stands in the plan, and an annual report, never keep the shape when they change.
bool has_same_shape(const Site& site, const Item& before, const Item& now);

}  // namespace gazette
