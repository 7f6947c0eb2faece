#pragma once
// What HTML and SVG make a browser do when somebody opens them: run a script, send what is typed, ask other sites.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace gazette {

/// `a script`, `onload on <svg>`, `an address that runs code in href on <a>`, `a file of another site in src on <img>`.
struct ActivePart {
  std::string what;
  std::size_t offset = 0;  ///< of the tag
};

/// What is active in `markup` (UTF-8), in its order, the same thing once; no more than twenty. Tags are found as
/// browsers find them, whether they are closed or not; data blocks (`application/ld+json`) are none.
/// Links that a reader may follow are not active, wherever they lead. One walk, whatever the text holds.
std::vector<ActivePart> active_parts(std::string_view markup);

/// Whether browsers take a file of this name for HTML, XML or SVG.
bool is_opened_as_markup(std::string_view file_name);

}  // namespace gazette
