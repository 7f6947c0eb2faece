#include "check/prose.hpp"

#include "formats/markdown.hpp"
#include "support/catch.hpp"

using namespace gazette;

namespace {

Item report_of(std::string_view text) {
  Item item;
  item.source = "content/reports/2016.md";
  MarkdownOptions options;
  options.figures = true;
  ItemText read;
  read.body = render_markdown({item.source, text, 10}, options, read.findings);
  item.text = LazyText(std::move(read));
  return item;
}

std::vector<Diagnostic> found_in(const Item& item, const SiteConfig& config = {}) {
  Diagnostics diagnostics;
  check_prose(
      config, item, {{"t3.n.total", 300, "件", ""}},
      [](std::string_view name) { return name == "t3.n.total" ? std::optional<std::string>("300") : std::nullopt; },
      diagnostics);
  diagnostics.sort();
  return diagnostics.entries();
}

}  // namespace

TEST_CASE("findings of prose come at their level, with file, line and column") {
  const auto found = found_in(report_of("收到300件，其中自然人280件，法人19件。\n\n办结301件。"));
  REQUIRE(found.size() == 3);
  CHECK(found[0].error.rule == "parts-do-not-add-up");
  CHECK(found[0].severity == Severity::warning);
  CHECK(found[1].error.rule == "uncited-figure");
  CHECK(found[1].severity == Severity::info);
  CHECK(found[1].error.place == Place{"content/reports/2016.md", {10, 3, 3}});
  CHECK(found[2].error.rule == "nearly-a-figure");
  CHECK(found[2].severity == Severity::warning);
  CHECK(found[2].error.place == Place{"content/reports/2016.md", {12, 3, 3}});
}

TEST_CASE("a report that cites and adds up has no findings") {
  CHECK(found_in(report_of("收到{{t3.n.total}}件，其中自然人280件，法人20件。")).empty());
  CHECK(found_in(report_of("")).empty());
}

TEST_CASE("a rule of prose that is waived or off says nothing") {
  auto item = report_of("收到300件。");
  SiteConfig config;
  config.check_levels["uncited-figure"] = std::nullopt;
  CHECK(found_in(item, config).empty());
  item.waivers.push_back({"uncited-figure", "the number is history"});
  CHECK(found_in(item).empty());
}
