#pragma once
// The passes over the tree, in the order in which markdown.cpp runs them. Each changes what its name says only.

#include "base/diagnostics.hpp"
#include "formats/markdown.hpp"
#include "formats/markdown/articles.hpp"
#include "formats/markdown/document.hpp"
#include "formats/markdown/marks.hpp"
#include "model/body.hpp"

#include <set>
#include <string>
#include <vector>

namespace gazette::markdown {

/// Which parts of GFM run. All of them, except in the specification's suites, where each example names its own.
struct Switches {
  bool strikethrough = true;
  bool autolinks = true;
  bool tag_filter = true;
};

/// `render_markdown` with switches.
Body render_markdown_with(const MarkdownSource& source, const MarkdownOptions& options, const Switches& switches,
                          Diagnostics& diagnostics);

/// Whether the source, marked or not, can lead to any strikethrough, or to any bare address: without, those passes
/// are spared.
bool may_strike_through(std::string_view source);
bool may_link_bare_addresses(std::string_view source);

/// `~text~` and `~~text~~` (GFM, section 6.5). Reads escape and flank marks in texts.
void strike_through(Document& document);

/// Links addresses that stand bare in texts (GFM, section 6.9). Reads escape marks.
void link_bare_addresses(Document& document, AddressEnd rule);

/// Makes nodes of marked `{{name}}` in texts; the index of the place is in Node::mark.
void extract_figures(Document& document);

/// Turns a paragraph of the text itself that holds nothing but `{{t3}}`, a name without a dot, into a table place.
void place_tables(Document& document);

/// Takes the last marks out of the texts.
void restore_texts(Document& document);

/// Removes soft breaks beside Chinese characters that would show as a space where none is written.
void join_chinese_lines(Document& document, HanLatinBreak rule);

/// Every id that `render_html` writes besides those of headings: footnotes, and raw HTML when it passes.
std::set<std::string> ids_beside_headings(const Document& document, bool raw_html);

/// Every heading with its anchor, in order. `taken` are the ids that anchors must not repeat; a heading that is a unit
/// of a statute has that unit's id, which is among them.
struct PlacedHeading {
  NodeId node = 0;
  Heading heading;
};
std::vector<PlacedHeading> anchor_headings(const Document& document, const std::set<std::string>& taken,
                                           const Articles& articles);

/// The first paragraph's plain text: one of the text itself if there is any, else one in a quote or a list. A first
/// paragraph that is a salutation is passed over where a second follows.
std::string summary_of(const Document& document);

}  // namespace gazette::markdown
