// The recipe: guard, mark, parse, our passes in order, render. What each step knows stays in its own file of
// formats/markdown/; the marks that carry the Chinese rules, escapes and places through cmark are in marks.hpp.

#include "formats/markdown.hpp"

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

void run_passes(Document& document, const MarkdownOptions& options, const Switches& switches) {
  if (switches.strikethrough) strike_through(document);
  if (switches.autolinks) link_bare_addresses(document, options.cjk ? AddressEnd::chinese : AddressEnd::gfm);
  if (options.figures) extract_figures(document);
  restore_texts(document);
  if (options.figures) place_tables(document);
  if (options.cjk) join_chinese_lines(document, options.han_latin_break);
}

void add_headings(Body& body, std::vector<PlacedHeading> headings, const Places& places) {
  for (auto& placed : headings) {
    placed.heading.at = places.of_block(placed.node);
    body.headings.push_back(std::move(placed.heading));
  }
}

}  // namespace

Body render_markdown_with(const MarkdownSource& input, const MarkdownOptions& options, const Switches& switches,
                          Diagnostics& diagnostics) {
  const Findings findings{input.file, diagnostics};
  if (!has_fair_length(input, findings)) return {};
  const auto source = without_private_characters(SourceText(input.text, input.first_line), findings);
  const auto marks = marked(source, find_refused_tables(source, findings), mark_rules(options, switches));

  auto document = parse_document(marks.text);
  run_passes(document, options, switches);

  auto ids = ids_beside_headings(document, options.raw_html);
  auto headings = options.heading_ids ? anchor_headings(document, ids) : std::vector<PlacedHeading>();
  const Places places(document, source, marks);
  const RenderRules rules{options.slots, options.raw_html, switches.tag_filter, options.chinese_words};
  auto body = render_html(document, headings, rules, places, findings);

  for (const auto& placed : headings) ids.insert(placed.heading.anchor);
  body.anchors.assign(ids.begin(), ids.end());
  add_headings(body, std::move(headings), places);
  body.summary = summary_of(document);
  body.words = word_count(document);
  if (options.figures) body.prose = prose_of(document, source, marks);
  return body;
}

}  // namespace markdown

Body render_markdown(const MarkdownSource& source, const MarkdownOptions& options, Diagnostics& diagnostics) {
  return markdown::render_markdown_with(source, options, markdown::Switches{}, diagnostics);
}

void prepare_markdown() { markdown::prepare_cmark(); }

}  // namespace gazette
