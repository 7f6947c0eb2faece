#pragma once
// One content file to one Item (contract, section 2): a pure function of its bytes and the configuration.

#include "base/diagnostics.hpp"
#include "content/content_tree.hpp"
#include "model/config.hpp"
#include "model/item.hpp"

#include <optional>
#include <string_view>

namespace gazette {

/// Reads an item. Every fault of the file is reported at its place; nothing is returned when its metadata could
/// not be read at all. Attachments have their names but no size or digest yet.
std::optional<Item> read_item(const ItemFile& file, std::string_view text, const SiteConfig& config,
                              Diagnostics& diagnostics);

}  // namespace gazette
