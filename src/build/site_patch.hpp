#pragma once
// One item of a prepared site in another reading, without making the whole again: for the preview, after a save.

#include "build/pipeline.hpp"

#include <cstddef>
#include <memory>
#include <optional>
#include <string>

namespace gazette {

/// Where the item of this file stands in `prepared.site.loaded.items`, if it is as its file says: not where the whole
/// site had to change it, as reports and what lies ahead of the site's moment.
std::optional<std::size_t> patchable_item(const PreparedSite& prepared, const std::string& source);

/// Puts `item` in the place of the one at `index`, and gives that back. The two must have the same shape
/// (catalogue/shape.hpp): then the site is the one that preparing it anew would give, but for findings. Nobody may read
/// the site meanwhile.
std::shared_ptr<const Item> put_item(PreparedSite& prepared, std::size_t index, std::shared_ptr<const Item> item);

}  // namespace gazette
