#pragma once
// What a reader reads of a page's HTML.

#include <string>
#include <string_view>

namespace gazette {

/// The text of HTML that gazette made (well formed, entities by the names that `escape_html` and Markdown write),
/// without tags. Elements that set words apart on the page become a blank; what is only marked within a line does not.
std::string plain_text_of(std::string_view html);

}  // namespace gazette
