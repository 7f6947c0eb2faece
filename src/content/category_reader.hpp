#pragma once
// One `_index.md` to a CategoryFile.

#include "base/diagnostics.hpp"
#include "content/content_tree.hpp"
#include "model/category.hpp"
#include "model/config.hpp"

#include <string_view>

namespace gazette {

/// Reads a category's file. Faults are reported at their place; what could be read is returned.
CategoryFile read_category(const CategoryFolder& folder, std::string_view text, const SiteConfig& config,
                           Diagnostics& diagnostics);

/// A category whose folder has no `_index.md`: its title is the folder's name.
CategoryFile bare_category(const CategoryFolder& folder);

}  // namespace gazette
