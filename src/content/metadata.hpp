#pragma once
// The metadata of an item, key by key, in the order of the contract's table.

#include "content/content_tree.hpp"
#include "formats/table_reader.hpp"
#include "model/config.hpp"
#include "model/item.hpp"

namespace gazette {

/// Whether the metadata could be read whole. In damaged metadata a key that is not there may be the one at fault.
enum class MetadataState { whole, damaged };

/// Fills everything of `item` that its metadata says, and its route. `reader` is finished by the caller.
void read_metadata(TableReader& reader, MetadataState state, const ItemFile& file, const SiteConfig& config,
                   Item& item);

}  // namespace gazette
