#pragma once
// Which lines of a Markdown text are code or HTML, told without parsing it: the block rules of CommonMark as far as
// they decide that. Where in doubt a line counts as code, so that nothing in it is touched.

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace gazette::lint {

enum class LineKind : std::uint8_t { blank, prose, code, html };

struct BlockLine {
  std::size_t begin = 0;
  std::size_t end = 0;      ///< without its line end
  std::size_t content = 0;  ///< behind quote marks, list markers and blanks
  LineKind kind = LineKind::blank;
};

std::vector<BlockLine> block_lines(std::string_view text);

/// The size of the `[label]:` at the start of `rest`, 0 without one.
std::size_t label_size(std::string_view rest);

}  // namespace gazette::lint
