#pragma once
// What site.toml says of Markdown, as the reader of texts wants it.

#include "formats/markdown.hpp"
#include "model/config.hpp"

namespace gazette {

/// The options that hold for each text of a site; what depends on the text is the caller's to set.
MarkdownOptions markdown_options(const SiteConfig& config);

}  // namespace gazette
