#pragma once
// An item's text after Markdown: HTML with slots, and what other stages ask about it.
// Depends on the file's bytes and the configuration only; a slot is filled when a page is rendered,
// because only then the whole site is known.

#include "base/place.hpp"
#include "model/prose.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace gazette {

struct Heading {
  int level = 1;       ///< 1 to 6
  std::string text;    ///< plain
  std::string anchor;  ///< unique in its body
  Position at;
};

enum class SlotKind {
  link,    ///< href of a link to another file or page of the site, or to an anchor
  image,   ///< src of an image of the site
  figure,  ///< `{{name}}` in the text of an annual report
  table    ///< `{{name}}` as a paragraph of its own there: the place of one of its tables
};

/// A hole in `Body::html`: at `offset` the resolved text is inserted (escaped by whoever fills it).
struct Slot {
  SlotKind kind = SlotKind::link;
  std::size_t offset = 0;
  std::string target;  ///< link, image: the path as written, percent-decoded, without fragment; figure, table: its name
  std::string suffix;  ///< `?query` of a link, as written
  std::string fragment;  ///< link: what follows `#`, percent-decoded
  Position at;           ///< in the file
};

/// A link or an image of another site.
struct ExternalLink {
  std::string address;  ///< as written: `https://…` or `http://…`
  Position at;          ///< in the file
};

struct Body {
  std::string html;
  std::vector<Slot> slots;  ///< by offset
  std::vector<Heading> headings;
  std::vector<std::string> anchors;    ///< every id in `html`, sorted
  std::string summary;                 ///< the first paragraph (no salutation), plain; empty without one
  std::vector<ExternalLink> external;  ///< in the order of the text; those in raw HTML are not known
  bool is_statute = false;             ///< it has chapters or articles with anchors of their own
  std::vector<ProseBlock> prose;       ///< in the order of the text; only where figures may be cited
};

}  // namespace gazette
