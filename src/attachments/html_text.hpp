#pragma once
// The words of an HTML or XML file without its tags, for a number may be cut by one: `138<b>1234</b>5678`.

#include <string>
#include <string_view>

namespace gazette {

/// Text nodes one after another; a line end for each tag that starts a line of its own or a cell. `after_label` is
/// written at the end of what may name the next cell or line: th, td and dt.
std::string text_without_tags(std::string_view html, std::string_view after_label = {});

}  // namespace gazette
