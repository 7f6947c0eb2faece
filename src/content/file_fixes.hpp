#pragma once
// A content file with the safe corrections applied that its site and its item ask for.

#include "content/content_tree.hpp"
#include "formats/text_fixes.hpp"
#include "model/config.hpp"

#include <string>
#include <string_view>

namespace gazette {

/// The whole text of an item's or a category's file, mended. Rules that are off, and those that the item waives, are
/// left alone; so is a file whose metadata cannot be read, as its waivers are not known. Pure and thread-safe;
/// idempotent.
FixedText fixed_item(const ItemFile& file, const std::string& text, const SiteConfig& config);
FixedText fixed_category(const CategoryFolder& folder, const std::string& text, const SiteConfig& config);

}  // namespace gazette
