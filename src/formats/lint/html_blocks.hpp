#pragma once
// Where an HTML block of a Markdown text begins and ends (GFM 0.29, section 4.6).

#include <string_view>

namespace gazette::lint {

struct HtmlEnd {
  enum class Kind { none, blank_line, text };
  Kind kind = Kind::none;
  std::string_view text;  ///< what the last line holds, in lower case
};

/// How the HTML block ends that begins with `rest`, a line without its indent; `none` when there is none. One whose
/// tag is alone on its line cannot interrupt a paragraph.
HtmlEnd html_block_at(std::string_view rest, bool interrupts_paragraph);

/// Whether `line` is the last one of a block that ends so.
bool ends_html(const HtmlEnd& end, std::string_view line);

}  // namespace gazette::lint
