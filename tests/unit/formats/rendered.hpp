#pragma once
// A text rendered, with its problems.

#include "formats/markdown.hpp"

#include <string>
#include <string_view>

namespace gazette::test {

struct Rendered {
  Body body;
  Diagnostics diagnostics;
};

inline Rendered rendered(std::string_view text, MarkdownOptions options = {}, int first_line = 1) {
  Rendered out;
  out.body = render_markdown({"a.md", text, first_line}, options, out.diagnostics);
  return out;
}

inline std::string html_of(std::string_view text, MarkdownOptions options = {}) {
  return rendered(text, options).body.html;
}

}  // namespace gazette::test
