#pragma once
// Where a node of the tree stands in the file. Marks say it exactly; for the rest cmark's line is right and its
// column a hint, which is checked against the source.

#include "base/place.hpp"
#include "formats/markdown/document.hpp"
#include "formats/markdown/marks.hpp"
#include "formats/markdown/source_text.hpp"

namespace gazette::markdown {

/// Answers for one document; keeps references to what it is made from.
class Places {
 public:
  Places(const Document& document, const SourceText& source, const MarkedText& marks)
      : document_(document), source_(source), marks_(marks) {}

  /// The first character of a heading or another block.
  Position of_block(NodeId id) const;
  /// The `[` or `![` of a link or image; of an address in brackets or a bare one its first character.
  Position of_link(NodeId id) const;
  /// The same for any link to another site, cheap where many addresses without brackets stand in one long line: one is
  /// looked for only near the start of its line or paragraph, whose first character is the place of one further off.
  Position of_external(NodeId id) const;
  /// The `<` of raw HTML.
  Position of_html(NodeId id) const;
  /// The whole `{{name}}`.
  Position of_figure(NodeId id) const;

  /// The byte of the source where cmark says that a node starts: right for blocks, a hint for what is inside them.
  std::size_t hinted_offset(NodeId id) const;

 private:
  int line_of_node(NodeId id) const;
  std::size_t nearest_of(NodeId id, std::string_view characters) const;
  std::size_t opening_bracket(std::size_t closing) const;

  const Document& document_;
  const SourceText& source_;
  const MarkedText& marks_;
};

}  // namespace gazette::markdown
