// Every example of the CommonMark and GFM specifications, run the way cmark writes them: no slots, no anchors,
// no rules for Chinese, raw HTML kept. The suites are not copied into the repository; see GAZETTE_SPEC_DIR.

#include "base/text.hpp"
#include "formats/markdown/passes.hpp"
#include "support/catch.hpp"
#include "support/spec_examples.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

using namespace gazette;
using test::spec_examples;
using test::spec_file;
using test::SpecExample;

namespace {

enum class Extensions { named_by_example, all };

// An example that is known to fail, by a piece of its text: copies of a specification differ in their numbers.
struct KnownFailure {
  std::string_view piece;
  std::string_view reason;
};

const std::vector<KnownFailure> k_known_of_commonmark = {
    {"&#87654321;", "28: cmark-gfm reads a number that is no character as U+FFFD"},
    {"<textarea>\n\n*foo*", "171: <textarea> starts an HTML block since 0.30 only"},
    {"*£*bravo.", "354: symbols count as punctuation since 0.31 only"},
    {"comment - with hyphens", "625: comments may contain hyphens since 0.31 only"},
    {"foo <!---> foo -->", "626: <!--> and <!---> are comments since 0.31 only"}};

const std::vector<KnownFailure> k_known_of_extensions = {
    {"This shouldn't crash everything: (_A_@_.A", "20: the file does not say what is expected"},
    {"[^codeblock-note]", "23: the file has the footnote ids of older releases (fn1); ours are fn-1"}};

struct Outcome {
  int count = 0;
  std::vector<int> failed;
  std::vector<std::string_view> passed_known;  // reasons that do not hold any more
};

std::string render_example(const SpecExample& example, Extensions extensions) {
  MarkdownOptions options;
  options.raw_html = true;
  options.cjk = options.heading_ids = options.slots = false;
  const bool all = extensions == Extensions::all;
  const markdown::Switches switches{all || example.info == "strikethrough", all || example.info == "autolink",
                                    all || example.info == "tagfilter"};
  Diagnostics diagnostics;
  return markdown::render_markdown_with({"spec.md", example.markdown, 1}, options, switches, diagnostics).html;
}

Outcome run_suite(const std::string& name, Extensions extensions, const std::vector<KnownFailure>& known = {}) {
  Outcome outcome;
  for (const auto& example : spec_examples(spec_file(name))) {
    if (example.info == "disabled") continue;
    ++outcome.count;
    const bool passes = render_example(example, extensions) == example.html;
    const auto listed = std::find_if(known.begin(), known.end(), [&](const KnownFailure& failure) {
      return example.markdown.find(failure.piece) != std::string::npos;
    });
    if (listed == known.end() && !passes) outcome.failed.push_back(example.number);
    if (listed != known.end() && passes) outcome.passed_known.push_back(listed->reason);
  }
  return outcome;
}

bool is_absent(const std::string& name) {
  if (!spec_file(name).empty()) return false;
  WARN("no " << name << ": set GAZETTE_SPEC_DIR to a folder with the specifications' examples");
  return true;
}

}  // namespace

TEST_CASE("every example of the GFM specification renders as it says") {
  if (is_absent("gfm/spec.txt")) return;
  const auto outcome = run_suite("gfm/spec.txt", Extensions::named_by_example);
  CHECK(outcome.failed == std::vector<int>{});
  CHECK(outcome.count == 671);
}

TEST_CASE("every example of cmark-gfm's extensions renders as it says but for the listed ones") {
  if (is_absent("gfm/extensions.txt")) return;
  const auto outcome = run_suite("gfm/extensions.txt", Extensions::all, k_known_of_extensions);
  CHECK(outcome.failed == std::vector<int>{});
  CHECK(outcome.passed_known == std::vector<std::string_view>{});
  CHECK(outcome.count > 20);
}

TEST_CASE("CommonMark 0.31.2 renders as it says but for what the library does not know yet") {
  if (is_absent("commonmark/spec.txt")) return;
  const auto outcome = run_suite("commonmark/spec.txt", Extensions::named_by_example, k_known_of_commonmark);
  CHECK(outcome.failed == std::vector<int>{});
  CHECK(outcome.passed_known == std::vector<std::string_view>{});
  CHECK(outcome.count >= 652);
}

TEST_CASE("no example of a specification leaves a mark or loses a place when slots and all passes are on") {
  if (is_absent("gfm/spec.txt")) return;
  MarkdownOptions options;
  options.figures = true;
  for (const auto& example : spec_examples(spec_file("gfm/spec.txt") + spec_file("commonmark/spec.txt"))) {
    Diagnostics diagnostics;
    const auto body = render_markdown({"spec.md", example.markdown, 1}, options, diagnostics);
    INFO(example.markdown);
    CHECK(body.html.find("\xEE\x80") == std::string::npos);
    const auto lines = static_cast<int>(split(example.markdown, '\n').size());
    for (const auto& slot : body.slots) {
      CHECK(slot.at.line >= 1);
      CHECK(slot.at.line <= lines);
      CHECK(slot.offset <= body.html.size());
    }
  }
}
