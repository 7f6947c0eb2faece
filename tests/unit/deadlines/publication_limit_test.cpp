#include "deadlines/publication_limit.hpp"

#include "support/catch.hpp"
#include "support/small_build.hpp"

using namespace gazette;
using namespace gazette::test;

namespace {

std::string category(const std::string& more) { return "+++\ntitle = \"T\"\n" + more + "\n+++\n"; }

const std::string k_standard =
    "序号,一级事项,二级事项,公开内容（要素）,公开依据,公开时限,公开主体,公开渠道和载体,公开对象,公开方式,公开层级\n"
    "1,招生,计划,计划,条例,信息形成之日起5个工作日内,教育局,网站,全社会,主动,县级\n"
    "2,招生,结果,结果,条例,实时公开,教育局,网站,全社会,主动,县级\n"
    "3,招生,政策,政策,条例,及时公开,教育局,网站,全社会,主动,县级\n";

std::string answering(const std::string& rows) { return item("x", "2026-01-01", "standard = [" + rows + "]"); }

int limit_of(const std::string& source) {
  Diagnostics diagnostics;
  const auto files = small_site({{"site.toml",
                                  "base_url = \"https://x.example/\"\n[check]\npublish_within_working_days = 15\n"
                                  "[coverage]\nstandards = [\"standards/义务教育.csv\"]\n"},
                                 {"standards/义务教育.csv", k_standard},
                                 {"content/a/plan.md", answering("\"招生/计划\"")},
                                 {"content/a/both.md", answering("\"招生/计划\", \"招生/结果\"")},
                                 {"content/a/policy.md", answering("\"招生/政策\"")},
                                 {"content/a/_index.md", category("publish_within_working_days = 7")},
                                 {"content/a/deep/_index.md", category("")},
                                 {"content/a/quick/_index.md", category("publish_within_working_days = 2")},
                                 {"content/b/_index.md", category("")},
                                 {"content/about.md", item("x", "2026-01-01")},
                                 {"content/a/x.md", item("x", "2026-01-01")},
                                 {"content/a/deep/x.md", item("x", "2026-01-01", "draft = true")},
                                 {"content/a/quick/x.md", item("x", "2026-01-01")},
                                 {"content/b/x.md", item("x", "2026-01-01")}});
  const auto site = load_site(files, request_as_of("2026-12-31"), diagnostics);
  REQUIRE(site);
  REQUIRE_FALSE(diagnostics.has_errors());
  for (const auto& item : site->loaded.items) {
    if (item.source == source) return publication_limit(*site, item);
  }
  FAIL("no such item");
  return 0;
}

}  // namespace

TEST_CASE("the nearest category that sets a limit decides, else the site") {
  CHECK(limit_of("content/a/x.md") == 7);
  CHECK(limit_of("content/a/deep/x.md") == 7);
  CHECK(limit_of("content/a/quick/x.md") == 2);
  CHECK(limit_of("content/b/x.md") == 15);
  CHECK(limit_of("content/about.md") == 15);
}

TEST_CASE("the shortest limit in working days of the standard rows that an item answers goes before its category") {
  CHECK(limit_of("content/a/plan.md") == 5);
  CHECK(limit_of("content/a/both.md") == 0);
  CHECK(limit_of("content/a/policy.md") == 7);
}

TEST_CASE("a limit of no days or of more than a year is refused") {
  for (const auto* number : {"0", "-1", "367"}) {
    Diagnostics diagnostics;
    load_site(small_site({{"content/a/_index.md", category(std::string("publish_within_working_days = ") + number)}}),
              request_as_of("2026-12-31"), diagnostics);
    CHECK(has_rule(diagnostics, "out-of-range"));
  }
}
