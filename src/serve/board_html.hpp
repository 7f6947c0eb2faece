#pragma once
// The frame of the preview's own pages. No build holds any of them.

#include <string>
#include <string_view>

namespace gazette {

/// The language of the preview's own words on a site in `language`: `zh-CN` for Chinese sites, `en` for all others.
std::string_view board_language(std::string_view language);

/// What `/_gazette/board.css` is: a file, since the preview's policy allows no style in pages.
std::string_view board_style();

/// A whole HTML page in `board_language`; `content` is HTML, `title` is text.
std::string board_html(std::string_view language, std::string_view title, std::string_view content);

}  // namespace gazette
