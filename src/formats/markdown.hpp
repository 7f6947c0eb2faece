#pragma once
// Markdown (GFM through cmark-gfm, with our own passes) to a Body. The only door to formats/markdown/.

#include "base/diagnostics.hpp"
#include "model/body.hpp"
#include "model/han_latin_break.hpp"

#include <string>
#include <string_view>

namespace gazette {

struct MarkdownOptions {
  bool raw_html = false;  ///< keep HTML (tag filter applied); otherwise it is left out, with a warning `raw-html`
  bool cjk = true;        ///< our rules for Chinese (docs/MARKDOWN.md)
  HanLatinBreak han_latin_break = HanLatinBreak::nothing;  ///< with `cjk` only
  bool articles = false;                                   ///< the units of a statute get anchors (docs/MARKDOWN.md)
  bool figures = false;        ///< `{{name}}` in text becomes a figure slot (annual reports only)
  bool heading_ids = true;     ///< off only for the specification's own suites
  bool slots = true;           ///< off: links are written as they stand
  bool chinese_words = false;  ///< the few words that we add (a done task) are Chinese, not English
};

struct MarkdownSource {
  std::string file;
  std::string_view text;  ///< UTF-8 without BOM, LF or CRLF; U+E000 to U+E00F are refused (rule `private-character`)
  int first_line = 1;     ///< line number of the text's first line in the file
};

/// Renders a text. Problems (`raw-html`, `dangerous-link`, `wide-table`, `crowded-paragraph`, `long-text`,
/// `article-gap`, `duplicate-article`) go to `diagnostics`; the Body is always usable. Thread-safe and pure: any number
/// of threads give the same bytes as one.
Body render_markdown(const MarkdownSource& source, const MarkdownOptions& options, Diagnostics& diagnostics);

/// Must be called once before the first render_markdown; later calls do nothing. Thread-safe.
void prepare_markdown();

}  // namespace gazette
