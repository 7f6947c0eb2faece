#include "content/markdown_options.hpp"

namespace gazette {

MarkdownOptions markdown_options(const SiteConfig& config) {
  MarkdownOptions options;
  options.raw_html = config.markdown.raw_html;
  options.cjk = config.markdown.cjk;
  options.han_latin_break = config.markdown.han_latin_break;
  options.chinese_words = config.language.starts_with("zh");
  return options;
}

}  // namespace gazette
