#pragma once
// Walks through the source beside the tree and finds where each text of it stands. cmark's columns are hints only
// (escapes, entities and stripped indents shift them), so every character is compared with the source.

#include "formats/markdown/source_text.hpp"

#include <cstddef>
#include <string_view>
#include <vector>

namespace gazette::markdown {

/// Bytes of a literal and the bytes of the source that they come from: as many and the same, or one character that
/// was written as an escape or an entity.
struct SourcePiece {
  std::size_t start = 0;
  std::size_t size = 0;
  std::size_t source_at = 0;
  std::size_t source_size = 0;
};

/// For the nodes of one document, in their order.
class SourceCursor {
 public:
  explicit SourceCursor(const SourceText& source) : text_(source.text()) {}

  std::size_t offset() const { return at_; }
  void move_to(std::size_t offset) { at_ = offset; }

  /// The pieces of a text node's literal, in order and without gaps; the cursor goes behind them. What cannot be found
  /// within 4,096 bytes stands at the cursor, which then stays.
  std::vector<SourcePiece> follow(std::string_view literal);

  void skip_line_break();
  void skip_code();
  void skip_html(std::string_view literal);
  void skip_footnote_mark();
  /// To behind a link whose `](` stands at `bracket`.
  void skip_address(std::size_t bracket);
  /// To behind a link that ends in `]`, `][label]` or `>`; stays where none of them follows.
  void skip_reference();
  /// To behind the `![description]` of an image.
  void skip_description();

 private:
  std::size_t start_of(std::string_view literal) const;

  std::string_view text_;
  std::size_t at_ = 0;
};

/// Where the cells of a table row start that stands at `row_start`: behind the `|` before each. Accepted as GFM does:
/// `\|` parts nothing, and the row may start without `|`. For rows of `count` cells.
std::vector<std::size_t> starts_of_cells(const SourceText& source, std::size_t row_start, std::size_t count);

}  // namespace gazette::markdown
