#pragma once
// A diagnostic as people read it: place, message, excerpt with a caret, help (contract, section 4).

#include "base/diagnostics.hpp"

#include <string>
#include <string_view>

namespace gazette {

enum class Coloring { plain, ansi };

/// `content/a.md:4:13: error: … [invalid-date]`, then the excerpt with a caret under the place, the notes and the help.
/// `line` is the source line of the place without its line end, empty for no excerpt. Wide characters count as two
/// cells, so that the caret stands right under them; a long line is cut around the place. Ends in a line end.
std::string diagnostic_text(const Diagnostic& diagnostic, std::string_view line, Coloring coloring);

/// `file:line:column`, as much of it as is known.
std::string place_text(const Place& place);

}  // namespace gazette
