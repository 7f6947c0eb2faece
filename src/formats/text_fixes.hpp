#pragma once
// The safe corrections of text_lint, applied to a text.

#include "formats/text_lint.hpp"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace gazette {

struct FixedText {
  std::string text;
  std::size_t places = 0;  ///< how many slips were mended
};

/// `text` with the edits of all `findings`, which are by place. A finding is applied whole or not at all: of two whose
/// edits overlap the first wins, and the other may be found again in the result.
FixedText apply_fixes(std::string_view text, const std::vector<TextFinding>& findings);

/// Finds and applies until nothing safe is left, because a mended bracket may show that the comma before it stands in
/// Chinese text too. Every round mends at least one slip and makes none, so the end is reached; a text that is fixed
/// already comes back as it is.
FixedText fix_all(std::string text, const std::function<std::vector<TextFinding>(std::string_view)>& find);

}  // namespace gazette
