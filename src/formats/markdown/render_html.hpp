#pragma once
// Document to HTML: cmark-gfm's way of writing, plus anchors, slots and what a page needs when slots are on.

#include "formats/markdown/guards.hpp"
#include "formats/markdown/passes.hpp"
#include "formats/markdown/places.hpp"

namespace gazette::markdown {

struct RenderRules {
  bool slots = true;       ///< links of the site become slots; see MarkdownOptions
  bool raw_html = false;   ///< HTML of the text passes
  bool tag_filter = true;  ///< nine tags of it do not
  bool chinese_words = false;
};

/// The HTML of `document` and its slots; other members of the Body stay empty. `headings` are all headings in order,
/// or none when they get no anchors; `articles` are the anchors of other blocks.
Body render_html(const Document& document, const std::vector<PlacedHeading>& headings, const Articles& articles,
                 const RenderRules& rules, const Places& places, const Findings& findings);

}  // namespace gazette::markdown
