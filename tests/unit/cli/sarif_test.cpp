#include "cli/sarif.hpp"

#include "model/rules.hpp"
#include "support/catch.hpp"

#include <nlohmann/json.hpp>

using namespace gazette;
using nlohmann::json;

namespace {

json run_of(const Diagnostics& diagnostics) {
  const auto log = json::parse(sarif_log(diagnostics));
  CHECK(log.at("version") == "2.1.0");
  CHECK(log.at("$schema").get<std::string>().ends_with("sarif-schema-2.1.0.json"));
  REQUIRE(log.at("runs").size() == 1);
  return log.at("runs")[0];
}

Error error_at(const std::string& rule, const Place& place) {
  return {ErrorKind::content, rule, "what was found", place, "how to mend it", {}};
}

}  // namespace

TEST_CASE("a log without findings still names the tool and all its rules") {
  const auto run = run_of({});
  CHECK(run.at("results").empty());
  CHECK(run.at("columnKind") == "unicodeCodePoints");
  const auto& driver = run.at("tool").at("driver");
  CHECK(driver.at("name") == "gazette");
  REQUIRE(driver.at("rules").size() == rules().size());
  for (const auto& rule : driver.at("rules")) {
    INFO(rule.at("id"));
    CHECK_FALSE(rule.at("shortDescription").at("text").get<std::string>().empty());
    CHECK_FALSE(rule.at("help").at("text").get<std::string>().empty());
    CHECK(rule.at("help").at("text").get<std::string>().find("**") == std::string::npos);
    CHECK_FALSE(rule.at("help").at("markdown").get<std::string>().empty());
    const auto level = rule.at("defaultConfiguration").at("level").get<std::string>();
    CHECK((level == "error" || level == "warning" || level == "note"));
  }
}

TEST_CASE("a finding is a result with its rule, level and place in characters") {
  Diagnostics diagnostics;
  diagnostics.add(Severity::warning, error_at("raw-html", {"content/通知/a b.md", {7, 3, 4}}));
  const auto result = run_of(diagnostics).at("results")[0];
  CHECK(result.at("ruleId") == "raw-html");
  CHECK(result.at("level") == "warning");
  CHECK(result.at("message").at("text") == "what was found\nhelp: how to mend it");
  const auto& physical = result.at("locations")[0].at("physicalLocation");
  CHECK(physical.at("artifactLocation").at("uri") == "content/%E9%80%9A%E7%9F%A5/a%20b.md");
  CHECK(physical.at("region") == json({{"startLine", 7}, {"startColumn", 3}, {"endColumn", 7}}));
  CHECK_FALSE(result.contains("suppressions"));
}

TEST_CASE("the index of a result's rule leads to that rule, also for errors that are no rules") {
  Diagnostics diagnostics;
  diagnostics.add(Severity::info, error_at("missing-summary", {"content/a.md", {1, 1, 1}}));
  diagnostics.add_error(error_at("invalid-date", {"content/a.md", {2, 1, 1}}));
  const auto run = run_of(diagnostics);
  const auto& listed = run.at("tool").at("driver").at("rules");
  CHECK(listed.size() == rules().size() + 1);
  for (const auto& result : run.at("results"))
    CHECK(listed[result.at("ruleIndex").get<std::size_t>()].at("id") == result.at("ruleId"));
  CHECK(run.at("results")[0].at("level") == "note");
  CHECK(run.at("results")[1].at("level") == "error");
}

TEST_CASE("a place without a line has no region, and no place at all no location") {
  Diagnostics diagnostics;
  diagnostics.add_error(error_at("io", {"content/a.md", {}}));
  diagnostics.add_error(error_at("usage", {}));
  const auto results = run_of(diagnostics).at("results");
  CHECK_FALSE(results[0].at("locations")[0].at("physicalLocation").contains("region"));
  CHECK_FALSE(results[1].contains("locations"));
}

TEST_CASE("a waived finding is a suppressed result with the reason") {
  Diagnostics diagnostics;
  diagnostics.add_waived({Severity::warning, error_at("late-publication", {"content/a.md", {4, 13, 1}}), "content/a.md",
                          "late-publication", "移交后公开"});
  const auto results = run_of(diagnostics).at("results");
  REQUIRE(results.size() == 1);
  CHECK(results[0].at("suppressions") == json::array({{{"kind", "inSource"}, {"justification", "移交后公开"}}}));
}

TEST_CASE("notes with a place are related locations; those without are left out") {
  auto error = error_at("duplicate-url", {"content/b.md", {2, 1, 1}});
  error.notes = {{"the other one", {"content/a.md", {3, 1, 1}}}, {"a thought", {}}};
  Diagnostics diagnostics;
  diagnostics.add_error(error);
  const auto related = run_of(diagnostics).at("results")[0].at("relatedLocations");
  REQUIRE(related.size() == 1);
  CHECK(related[0].at("message").at("text") == "the other one");
  CHECK(related[0].at("physicalLocation").at("region").at("startLine") == 3);
}
