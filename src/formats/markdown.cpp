// The recipe: guard, mark, parse, our passes in order, render. What each step knows stays in its own file of
// formats/markdown/; the marks that carry the Chinese rules, escapes and places through cmark are in marks.hpp.

#include "formats/markdown.hpp"

#include "formats/markdown/articles.hpp"
#include "formats/markdown/cmark_tree.hpp"
#include "formats/markdown/guards.hpp"
#include "formats/markdown/passes.hpp"
#include "formats/markdown/places.hpp"
#include "formats/markdown/prose.hpp"
#include "formats/markdown/render_html.hpp"

#include <utility>

namespace gazette {

namespace markdown {

namespace {

MarkRules mark_rules(const MarkdownOptions& options, const Switches& switches) {
  MarkRules rules;
  rules.chinese = options.cjk;
  rules.strikethrough = switches.strikethrough;
  rules.autolinks = switches.autolinks;
  rules.link_places = options.slots;
  rules.figures = options.figures;
  return rules;
}

void run_passes(Document& document, std::string_view source, const MarkdownOptions& options, const Switches& switches) {
  if (switches.strikethrough && may_strike_through(source)) strike_through(document);
  if (switches.autolinks && may_link_bare_addresses(source))
    link_bare_addresses(document, options.cjk ? AddressEnd::chinese : AddressEnd::gfm);
  if (options.figures) extract_figures(document);
  restore_texts(document);
  if (options.figures) place_tables(document);
}

void add_headings(Body& body, std::vector<PlacedHeading> headings, const Places& places) {
  body.headings.reserve(headings.size());
  for (auto& placed : headings) {
    placed.heading.at = places.of_block(placed.node);
    body.headings.push_back(std::move(placed.heading));
  }
}

Articles articles_of(Document& document, const MarkdownOptions& options, std::set<std::string>& ids) {
  if (!options.articles) return {};
  auto articles = find_articles(document, ids);
  for (const auto& [node, anchor] : articles.anchors) {
    ids.insert(anchor.id);
    if (!anchor.alias.empty()) ids.insert(anchor.alias);
  }
  return articles;
}

void report_articles(const Articles& articles, const Places& places, const Findings& findings) {
  for (const auto& found : articles.findings) {
    const auto at = places.of_block(found.node);
    if (found.fault == ArticleFault::repeated)
      findings.warning("duplicate-article", found.article + " stands here a second time", at,
                       "number the articles one by one; links to it lead to the first");
    else
      findings.warning("article-gap", found.article + " stands where " + found.expected + " was expected", at,
                       "mend the number, or write the article that is missing");
  }
}

}  // namespace

Body render_markdown_with(const MarkdownSource& input, const MarkdownOptions& options, const Switches& switches,
                          Diagnostics& diagnostics) {
  const Findings findings{input.file, diagnostics};
  if (!has_fair_length(input, findings)) return {};
  const auto source = without_private_characters(SourceText(input.text, input.first_line), findings);
  const SpoiledLines spoiled{find_refused_tables(source, findings), find_crowded_lines(source, findings)};
  const auto marks = marked(source, spoiled, mark_rules(options, switches));

  auto document = parse_document(marks.text);
  run_passes(document, source.text(), options, switches);

  auto ids = ids_beside_headings(document, options.raw_html);
  const auto articles = articles_of(document, options, ids);  // a number may end at the end of its line
  if (options.cjk) join_chinese_lines(document, options.han_latin_break);
  auto headings = options.heading_ids ? anchor_headings(document, ids, articles) : std::vector<PlacedHeading>();
  const Places places(document, source, marks);
  report_articles(articles, places, findings);
  const RenderRules rules{options.slots, options.raw_html, switches.tag_filter, options.chinese_words};
  auto body = render_html(document, headings, articles, rules, places, findings);

  for (const auto& placed : headings) ids.insert(placed.heading.anchor);
  body.anchors.assign(ids.begin(), ids.end());
  add_headings(body, std::move(headings), places);
  body.is_statute = !articles.anchors.empty();
  body.summary = summary_of(document);
  if (options.figures) body.prose = prose_of(document, source, marks);
  return body;
}

}  // namespace markdown

Body render_markdown(const MarkdownSource& source, const MarkdownOptions& options, Diagnostics& diagnostics) {
  return markdown::render_markdown_with(source, options, markdown::Switches{}, diagnostics);
}

void prepare_markdown() { markdown::prepare_cmark(); }

}  // namespace gazette
