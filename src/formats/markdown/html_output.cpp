#include "formats/markdown/html_output.hpp"

#include "base/text.hpp"

namespace gazette::markdown {

namespace {

std::string_view escape_of(char c) {
  switch (c) {  // as cmark: the apostrophe stays
    case '&': return "&amp;";
    case '<': return "&lt;";
    case '>': return "&gt;";
    case '"': return "&quot;";
    default: return {};
  }
}

}  // namespace

// A loop of our own: find_first_of asks a function for each byte, and this sees every text of a site.
void HtmlOutput::put_escaped(std::string_view text) {
  std::size_t done = 0;
  for (auto at = find_ascii(text, 0); at < text.size(); at = find_ascii(text, at + 1)) {
    const auto escape = escape_of(text[at]);
    if (escape.empty()) continue;
    html_.append(text, done, at - done).append(escape);
    done = at + 1;
  }
  html_.append(text, done);
}

}  // namespace gazette::markdown
