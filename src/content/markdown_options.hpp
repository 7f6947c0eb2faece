#pragma once
// What site.toml says of Markdown, as the reader of texts wants it.

#include "formats/markdown.hpp"
#include "model/config.hpp"
#include "model/item.hpp"

namespace gazette {

/// The options that hold for each text of a site; what depends on the text is the caller's to set.
MarkdownOptions markdown_options(const SiteConfig& config);

/// Whether an item is read as a statute, whose articles have anchors: as the site says for all, or by its genre.
bool is_statute(const SiteConfig& config, const Item& item);

}  // namespace gazette
