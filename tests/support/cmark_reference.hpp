#pragma once
// cmark-gfm itself, to compare with. Not for two threads at once: its extensions share tables.

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>

#include <cstdlib>
#include <string>

namespace gazette::test {

/// As cmark's own program writes it: tables, strikethrough, autolinks, tag filter, task lists and footnotes.
inline std::string html_by_cmark(const std::string& text) {
  constexpr int k_options = CMARK_OPT_UNSAFE | CMARK_OPT_FOOTNOTES;
  cmark_gfm_core_extensions_ensure_registered();
  auto* parser = cmark_parser_new(k_options);
  for (const auto* name : {"table", "strikethrough", "autolink", "tagfilter", "tasklist"})
    cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension(name));
  cmark_parser_feed(parser, text.data(), text.size());
  auto* root = cmark_parser_finish(parser);
  char* html = cmark_render_html(root, k_options, cmark_parser_get_syntax_extensions(parser));
  std::string out = html;
  std::free(html);
  cmark_node_free(root);
  cmark_parser_free(parser);
  return out;
}

}  // namespace gazette::test
