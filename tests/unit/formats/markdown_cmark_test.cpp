// Our reader beside cmark-gfm itself, which is called here with all its extensions in one thread: on the examples of
// the specifications both write the same. And what has no Chinese character is the same with the rules for Chinese.

#include "base/text.hpp"
#include "base/unicode.hpp"
#include "formats/markdown/flanks.hpp"
#include "formats/markdown/passes.hpp"
#include "support/catch.hpp"
#include "support/cmark_reference.hpp"
#include "support/spec_examples.hpp"

#include <string>
#include <vector>

using namespace gazette;
using test::SpecExample;

namespace {

const std::vector<std::string> k_suites = {"gfm/spec.txt", "gfm/extensions.txt", "commonmark/spec.txt"};

std::vector<SpecExample> all_examples() {
  std::vector<SpecExample> all;
  for (const auto& suite : k_suites) {
    for (auto& example : test::spec_examples(test::spec_file(suite))) all.push_back(std::move(example));
  }
  if (all.empty()) WARN("no specifications: set GAZETTE_SPEC_DIR to a folder with their examples");
  return all;
}

// Ids of footnotes are numbers here, as labels may be Chinese or hold what an id may not.
bool has_footnotes(const SpecExample& example) { return example.markdown.find("[^1]:") != std::string::npos; }

std::string by_us(const std::string& text, bool cjk) {
  MarkdownOptions options;
  options.raw_html = true;
  options.cjk = cjk;
  options.heading_ids = options.slots = false;
  Diagnostics diagnostics;
  return markdown::render_markdown_with({"spec.md", text, 1}, options, markdown::Switches{}, diagnostics).html;
}

}  // namespace

TEST_CASE("every example of the specifications reads as cmark-gfm reads it, all extensions on") {
  std::size_t left_out = 0;
  for (const auto& example : all_examples()) {
    left_out += has_footnotes(example) ? 1 : 0;
    if (has_footnotes(example)) continue;
    INFO(example.markdown);
    CHECK(by_us(example.markdown, false) == test::html_by_cmark(example.markdown));
  }
  CHECK(left_out <= 1);
}

TEST_CASE("the rules for Chinese change no example without a Chinese character") {
  std::size_t compared = 0;
  for (const auto& example : all_examples()) {
    if (markdown::has_chinese(example.markdown)) continue;
    ++compared;
    INFO(example.markdown);
    CHECK(by_us(example.markdown, true) == by_us(example.markdown, false));
  }
  if (compared > 0) CHECK(compared > 1300);
}
