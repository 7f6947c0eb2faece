#pragma once
// What a reader reads of a page's HTML.

#include <string>
#include <string_view>

namespace gazette {

/// The text of HTML without tags, comments, scripts and styles. Elements that set words apart on the page become a
/// blank, and so do entities but those of `& < > " '`; what is only marked within a line does not.
std::string plain_text_of(std::string_view html);

}  // namespace gazette
