#pragma once
// The metadata of an item, key by key, in the order of the contract's table.

#include "content/content_tree.hpp"
#include "formats/table_reader.hpp"
#include "model/config.hpp"
#include "model/item.hpp"

namespace gazette {

/// Fills everything of `item` that its metadata says, and its route. `reader` is finished by the caller.
void read_metadata(TableReader& reader, const ItemFile& file, const SiteConfig& config, Item& item);

}  // namespace gazette
