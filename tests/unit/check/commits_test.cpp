#include "check/commits.hpp"

#include "support/catch.hpp"
#include "support/small_build.hpp"

using namespace gazette;
using namespace gazette::test;

namespace {

std::int64_t noon(const Date& date) { return DateTime{date, 12, 0, 0, 8 * 60}.unix_seconds(); }

// What the rule says of content/a/x.md, committed on 2026-06-01 into a site that began on 2020-01-01.
std::string said(const std::string& published, const std::string& check = {}, const std::string& more = {}) {
  Diagnostics loading;
  const auto files = small_site({{"site.toml", "base_url = \"https://x.example/\"\n[check]\n" + check},
                                 {"content/a/first.md", item("first", "2010-01-01")},
                                 {"content/a/new.md", item("new", "2010-01-01")},
                                 {"content/a/x.md", item("x", published, more)}});
  const auto site = load_site(files, request_as_of("2026-12-31"), loading);
  REQUIRE(site);
  const FirstCommits commits = {{"content/a/first.md", {noon({2020, 1, 1}), false}},
                                {"content/a/x.md", {noon({2026, 6, 1}), false}}};
  Diagnostics diagnostics;
  check_commits(*site, commits, diagnostics);
  REQUIRE(diagnostics.entries().size() + diagnostics.waived().size() <= 1);
  if (!diagnostics.waived().empty()) return "waived";
  return diagnostics.empty() ? "" : diagnostics.entries().front().error.message;
}

}  // namespace

TEST_CASE("an item dated long before its first commit is found, one dated a month before is not") {
  CHECK(said("2026-05-02").empty());
  CHECK(said("2026-05-01") == "published on 2026-05-01, but first committed on 2026-06-01, 31 days later");
  CHECK(said("2026-06-01").empty());
  CHECK(said("2026-08-01").empty());  // a draft that was published later
}

TEST_CASE("the site says how many days are far, and since when commits tell") {
  CHECK_FALSE(said("2026-05-31", "commit_days = 0\n").empty());
  CHECK(said("2025-01-01", "commit_days = 600\n").empty());
  CHECK(said("2025-01-01", "commits_since = 2026-06-02\n").empty());
  CHECK_FALSE(said("2025-01-01", "commits_since = 2026-06-01\n").empty());
}

TEST_CASE("an item may waive it with a reason") {
  CHECK(said("2025-01-01", "", "waive = [{ rule = \"date-differs-from-commit\", reason = \"moved\" }]") == "waived");
}

TEST_CASE("what the repository or the site began with is not judged") {
  Diagnostics loading;
  const auto files =
      small_site({{"content/a/x.md", item("x", "2010-01-01")}, {"content/a/y.md", item("y", "2010-01-01")}});
  const auto site = load_site(files, request_as_of("2026-12-31"), loading);
  REQUIRE(site);
  Diagnostics diagnostics;
  check_commits(*site,
                {{"content/a/x.md", {noon({2026, 6, 1}), false}}, {"content/a/y.md", {noon({2026, 6, 1}), false}}},
                diagnostics);
  CHECK(diagnostics.empty());
  check_commits(*site,
                {{"content/a/x.md", {noon({2026, 6, 1}), true}}, {"content/a/y.md", {noon({2020, 6, 1}), false}}},
                diagnostics);
  CHECK(diagnostics.empty());
  check_commits(*site,
                {{"content/a/x.md", {noon({2026, 6, 1}), false}}, {"content/a/y.md", {noon({2020, 6, 1}), false}}},
                diagnostics);
  CHECK(diagnostics.entries().size() == 1);
}
