#include "check/rhythm.hpp"

#include "support/catch.hpp"
#include "support/small_build.hpp"

#include <nlohmann/json.hpp>

using namespace gazette;
using namespace gazette::test;

namespace {

std::string category(const std::string& more) { return "+++\ntitle = \"T\"\n" + more + "\n+++\n"; }

Files stale_columns(int count, const std::string& rhythm) {
  Files files;
  for (int i = 0; i < count; ++i) {
    const auto folder = "content/c" + std::to_string(i) + "/";
    files[folder + "_index.md"] = category("rhythm = \"" + rhythm + "\"");
    files[folder + "x.md"] = item("x", "2020-01-01");
  }
  return files;
}

std::string threshold(const Files& files) {
  Diagnostics diagnostics;
  built(small_site(files), request_as_of("2026-06-30"), diagnostics);
  const auto* error = error_of(diagnostics, "inspection-threshold");
  return error ? error->message : "";
}

}  // namespace

TEST_CASE("five stale columns of news and notices reach the threshold, four do not") {
  CHECK(threshold(stale_columns(4, "6 months")).empty());
  CHECK(threshold(stale_columns(5, "6 months")) ==
        "5 columns of news, notices or policy (rhythm of at most half a year) are stale, and 5 fail a website "
        "inspection: c0, c1, c2, c3, c4");
}

TEST_CASE("of other columns ten must be stale") {
  CHECK(threshold(stale_columns(9, "1 year")).empty());
  CHECK(threshold(stale_columns(10, "1 year")).starts_with("10 other columns"));
  CHECK(threshold(stale_columns(13, "1 year")).ends_with(" and 1 more"));
}

TEST_CASE("the threshold counts columns whose own findings are turned off") {
  auto files = stale_columns(5, "2 weeks");
  files["site.toml"] = "base_url = \"https://x.example/\"\nlanguage = \"en\"\n[check]\nstale-column = \"off\"\n";
  CHECK_FALSE(threshold(files).empty());
}

TEST_CASE("what changes with the day is no part of the build report") {
  auto files = stale_columns(5, "2 weeks");
  files["content/c0/later.md"] = item("x", "2026-07-01");
  Diagnostics diagnostics;
  auto request = request_as_of("2026-06-30");
  request.with_future = true;
  const auto output = built(small_site(files), request, diagnostics);
  CHECK(has_rule(diagnostics, "stale-column"));
  CHECK(has_rule(diagnostics, "future-publication"));
  const auto report = nlohmann::json::parse(output.at("build-report.json"));
  for (const auto& found : report.at("findings")) CHECK(found.at("rule") == "missing-index-number");
}

TEST_CASE("a column's own file may waive its staleness, and that waiver is never called unused") {
  auto files = stale_columns(1, "2 weeks");
  files["content/c0/_index.md"] =
      category("rhythm = \"2 weeks\"\nwaive = [{ rule = \"stale-column\", reason = \"no session before autumn\" }]");
  files["content/c0/y.md"] =
      item("y", "2020-01-01", "waive = [{ rule = \"date-differs-from-commit\", reason = \"moved here\" }]");
  Diagnostics diagnostics;
  built(small_site(files), request_as_of("2026-06-30"), diagnostics);
  CHECK_FALSE(has_rule(diagnostics, "stale-column"));
  CHECK_FALSE(has_rule(diagnostics, "unused-waiver"));
  REQUIRE(diagnostics.waived().size() == 1);
  CHECK(diagnostics.waived().front().error.rule == "stale-column");
}
