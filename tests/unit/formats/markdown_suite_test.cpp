// Every example of the CommonMark and GFM specifications, run the way cmark writes them: no slots, no anchors,
// no rules for Chinese, raw HTML kept. The suites are not copied into the repository; see GAZETTE_SPEC_DIR.

#include "base/text.hpp"
#include "formats/markdown/passes.hpp"
#include "support/catch.hpp"

#include <cstdlib>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

using namespace gazette;

namespace {

struct Example {
  int number = 0;
  std::string info;  // what follows "example", such as "strikethrough"
  std::string markdown;
  std::string html;
};

enum class Extensions { named_by_example, all };

struct Outcome {
  int count = 0;
  std::vector<int> failed;
};

std::string spec_file(const std::string& name) {
  const char* folder = std::getenv("GAZETTE_SPEC_DIR");
  std::ifstream in((folder != nullptr ? folder : GAZETTE_SOURCE_DIR "/../shared/spec") + ("/" + name));
  std::stringstream text;
  text << in.rdbuf();
  return text.str();
}

std::vector<Example> examples_of(std::string_view spec) {
  const std::string fence(32, '`');
  std::vector<Example> examples;
  std::string* part = nullptr;
  for (const auto line : split(spec, '\n')) {
    if (line.starts_with(fence + " example")) {
      auto& example = examples.emplace_back();
      example.number = static_cast<int>(examples.size());
      example.info = trimmed(line.substr(fence.size() + 8));
      part = &example.markdown;
    } else if (line == fence) {
      part = nullptr;
    } else if (line == "." && part != nullptr && part == &examples.back().markdown) {
      part = &examples.back().html;
    } else if (part != nullptr) {
      part->append(replaced(line, "→", "\t")).append("\n");
    }
  }
  return examples;
}

std::string render_example(const Example& example, Extensions extensions) {
  MarkdownOptions options;
  options.raw_html = true;
  options.cjk = options.heading_ids = options.slots = false;
  const bool all = extensions == Extensions::all;
  const markdown::Switches switches{all || example.info == "strikethrough", all || example.info == "autolink",
                                    all || example.info == "tagfilter"};
  Diagnostics diagnostics;
  return markdown::render_markdown_with({"spec.md", example.markdown, 1}, options, switches, diagnostics).html;
}

Outcome run_suite(const std::string& name, Extensions extensions) {
  Outcome outcome;
  for (const auto& example : examples_of(spec_file(name))) {
    if (example.info == "disabled") continue;
    ++outcome.count;
    const auto html = render_example(example, extensions);
    if (html == example.html) continue;
    outcome.failed.push_back(example.number);
    UNSCOPED_INFO(name << " example " << example.number << "\n" << example.markdown << "---\n" << html << "---\n"
                       << example.html);
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
  CHECK(outcome.count > 600);
}

TEST_CASE("every example of cmark-gfm's extensions renders as it says") {
  if (is_absent("gfm/extensions.txt")) return;
  const auto outcome = run_suite("gfm/extensions.txt", Extensions::all);
  CHECK(outcome.failed == std::vector<int>{});
  CHECK(outcome.count > 20);
}

TEST_CASE("CommonMark 0.31.2 renders as it says but for what the library does not know yet") {
  if (is_absent("commonmark/spec.txt")) return;
  const auto outcome = run_suite("commonmark/spec.txt", Extensions::named_by_example);
  CHECK(outcome.failed == std::vector<int>{});
  CHECK(outcome.count == 652);
}
