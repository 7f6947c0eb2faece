#include "model/rules.hpp"

#include "support/catch.hpp"

#include <algorithm>
#include <string>

using namespace gazette;

namespace {

Error finding(const std::string& rule) { return {ErrorKind::content, rule, "m", {}, {}, {}}; }

}  // namespace

TEST_CASE("rules come by name, each once and each with its reason") {
  const auto all = rules();
  CHECK(std::is_sorted(all.begin(), all.end(), [](const Rule& a, const Rule& b) { return a.name < b.name; }));
  for (const auto& rule : all) {
    CHECK(find_rule(rule.name) == &rule);
    CHECK_FALSE(rule.why.empty());
  }
  CHECK(find_rule("no-such-rule") == nullptr);
}

TEST_CASE("a site sets the level of a rule or turns it off") {
  SiteConfig config;
  CHECK(level_of(config, "missing-index-number") == Severity::warning);
  CHECK(level_of(config, "made-after-published") == Severity::error);
  CHECK(level_of(config, "missing-summary") == Severity::info);
  config.check_levels["missing-index-number"] = Severity::error;
  config.check_levels["missing-summary"] = std::nullopt;
  CHECK(level_of(config, "missing-index-number") == Severity::error);
  CHECK_FALSE(level_of(config, "missing-summary"));
  CHECK(level_of(config, "invalid-date") == Severity::error);
}

TEST_CASE("a finding is reported at the site's level unless its rule is off or waived") {
  SiteConfig config;
  config.check_levels["late-publication"] = Severity::info;
  config.check_levels["raw-html"] = std::nullopt;
  Item item;
  item.waivers.push_back({"missing-summary", "a notice of one line", {}});
  Diagnostics diagnostics;
  report_finding(config, item, finding("late-publication"), diagnostics);
  report_finding(config, item, finding("raw-html"), diagnostics);
  report_finding(config, item, finding("missing-summary"), diagnostics);
  REQUIRE(diagnostics.waived().size() == 1);
  CHECK(diagnostics.waived().front().reason == "a notice of one line");
  REQUIRE(diagnostics.entries().size() == 1);
  CHECK(diagnostics.entries().front().severity == Severity::info);
  CHECK(diagnostics.entries().front().error.rule == "late-publication");
}

TEST_CASE("a part of a rule is waived by itself, or with the whole rule") {
  Item item;
  item.waivers.push_back({"report-check:I4", "restated", {}});
  Diagnostics diagnostics;
  report_finding_at(Severity::error, item, finding("report-check"), diagnostics, "report-check:I4");
  report_finding_at(Severity::error, item, finding("report-check"), diagnostics, "report-check:I1");
  CHECK(diagnostics.waived().size() == 1);
  CHECK(diagnostics.waived().front().waiver == "report-check:I4");
  CHECK(diagnostics.entries().size() == 1);
}
