#pragma once
// HTML that an author wrote into a text: what of it passes, and what it brings along.

#include <set>
#include <string>
#include <string_view>

namespace gazette::markdown {

/// Appends `html`; with the tag filter (GFM, section 6.11) the `<` of nine tags becomes `&lt;`.
void append_filtered_html(std::string& out, std::string_view html);

/// Whether nothing but comments and white space stands there.
bool is_only_comments(std::string_view html);

/// The values of `id` attributes.
void collect_ids(std::string_view html, std::set<std::string>& ids);

}  // namespace gazette::markdown
