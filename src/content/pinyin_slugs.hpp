#pragma once
// Addresses made of titles, for sites with `[permalinks] slug = "pinyin"`. Runs once all items are read.

#include "base/diagnostics.hpp"
#include "model/config.hpp"
#include "model/item_list.hpp"

namespace gazette {

/// Gives each item in a category that declares no `slug`, and is no annual report, the address that its title has in
/// pinyin. A title without a letter or digit keeps the file's name, with the finding `title-without-letters`.
///
/// Not in the workers that read items: a reader of pinyin is dear to make and remembers what it has read.
void give_pinyin_slugs(ItemList& items, const SiteConfig& config, Diagnostics& diagnostics);

}  // namespace gazette
