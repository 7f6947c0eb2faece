#include "content/markdown_options.hpp"

#include <algorithm>

namespace gazette {

MarkdownOptions markdown_options(const SiteConfig& config) {
  MarkdownOptions options;
  options.raw_html = config.markdown.raw_html;
  options.cjk = config.markdown.cjk;
  options.han_latin_break = config.markdown.han_latin_break;
  options.chinese_words = config.language.starts_with("zh");
  return options;
}

bool is_statute(const SiteConfig& config, const Item& item) {
  const auto& rules = config.markdown;
  if (rules.articles) return *rules.articles;
  return std::find(rules.article_genres.begin(), rules.article_genres.end(), item.genre) != rules.article_genres.end();
}

}  // namespace gazette
