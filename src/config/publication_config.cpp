#include "config/publication_config.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <string_view>
#include <vector>

namespace gazette {

namespace {

constexpr std::size_t k_minisign_key_characters = 56;

void read_feed_formats(RecordedReader& section, FeedConfig& feeds) {
  std::vector<std::string> names = {"rss", "atom", "json"};
  section.texts("formats", names);
  feeds.formats.clear();
  static const std::vector<std::string_view> known = {"rss", "atom", "json"};
  for (const auto& name : names) {
    const auto at = std::find(known.begin(), known.end(), name);
    if (at != known.end()) feeds.formats.push_back(static_cast<FeedFormat>(at - known.begin()));
    else
      section.reader().fail("formats", "unknown-format", quoted(name) + " is not a feed format", "use rss, atom, json");
  }
}

void read_han_latin_break(RecordedReader& section, HanLatinBreak& rule) {
  std::string written = "nothing";
  section.text("han_latin_break", written);
  rule = written == "space" ? HanLatinBreak::space : HanLatinBreak::nothing;
  if (written != "space" && written != "nothing")
    section.reader().fail("han_latin_break", "wrong-value", quoted(written) + " is neither \"nothing\" nor \"space\"",
                          "say what a line break between a Chinese and a Latin letter stands for");
}

}  // namespace

void read_feeds(RecordedReader& section, FeedConfig& feeds) {
  read_feed_formats(section, feeds);
  section.integer("items", feeds.items, 1, 10'000);
  std::string content = "full";
  section.text("content", content);
  feeds.is_full = content == "full";
  if (content != "full" && content != "summary")
    section.reader().fail("content", "wrong-value", quoted(content) + " is neither \"full\" nor \"summary\"");
}

void read_markdown(RecordedReader& section, MarkdownConfig& markdown) {
  section.flag("raw_html", markdown.raw_html);
  section.flag("cjk", markdown.cjk);
  read_han_latin_break(section, markdown.han_latin_break);
  markdown.articles = section.reader().flag("articles");
  section.note("articles", !markdown.articles ? "by genre" : *markdown.articles ? "true" : "false");
  section.texts("article_genres", markdown.article_genres);
  section.integers("toc_levels", markdown.toc_levels, 1, 6);
}

void read_register(RecordedReader& section, RegisterConfig& config) {
  section.flag("enabled", config.enabled);
  section.text("title", config.title);
  section.texts("genres", config.genres);
  section.integer("paginate_by", config.paginate_by, 1, 10'000);
}

void read_search(RecordedReader& section, SearchEngine& chosen) {
  std::string engine = "built-in";
  section.text("engine", engine);
  if (engine == "pagefind") chosen = SearchEngine::pagefind;
  else if (engine == "none") chosen = SearchEngine::none;
  else if (engine != "built-in")
    section.reader().fail("engine", "wrong-value", quoted(engine) + " is no way to search",
                          "use \"built-in\", \"pagefind\" (run on the output after each build) or \"none\"");
}

void read_public_key(RecordedReader& section, std::string& key) {
  section.text("public_key", key);
  const auto is_base64 = [](char c) { return is_ascii_alpha(c) || is_ascii_digit(c) || c == '+' || c == '/'; };
  const bool is_key = key.size() == k_minisign_key_characters && key.starts_with("RW") &&
                      std::all_of(key.begin(), key.end(), is_base64);
  if (!key.empty() && !is_key)
    section.reader().fail("public_key", "invalid-public-key", quoted(key) + " is not a public key of minisign",
                          "write the second line of the .pub file that `gazette sign --generate` made: 56 characters "
                          "from RW");
}

}  // namespace gazette
