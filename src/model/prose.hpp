#pragma once
// The prose of a text with its places, for checks that read what officers wrote. Made by `formats` for annual reports
// only; never printed.

#include "base/place.hpp"

#include <string>
#include <vector>

namespace gazette {

/// What stands for something that is no prose (code, an image), so that the words beside it do not meet.
inline constexpr const char* k_prose_gap = "\xEF\xBF\xBC";

/// A cited figure, or a stretch of text that stands in the file as it reads, on one line, so that the character `n`
/// of it stands at the column `at.column + n`.
///
/// Escapes and entities start a run of their own; `at.length` is what the run takes up in the file. A line break is a
/// run of a space, or of a line feed where the text asks for a new line.
struct ProseRun {
  std::string text;    ///< empty for a figure
  std::string figure;  ///< the name in `{{name}}`; empty for text
  Position at;         ///< of the first character, or of the whole `{{name}}`
};

/// A paragraph (of a list item or a quote too), a heading or a table cell, without code, images, addresses, HTML,
/// footnote marks and struck text.
struct ProseBlock {
  std::vector<ProseRun> runs;
};

}  // namespace gazette
