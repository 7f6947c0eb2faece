#include "coverage/coverage.hpp"

#include "support/catch.hpp"
#include "support/small_build.hpp"

using namespace gazette;
using namespace gazette::test;

namespace {

const std::string k_site = "base_url = \"https://x.example/\"\nlanguage = \"en\"\n";
const std::string k_covered = k_site + "[coverage]\nscheme = \"uk-ico-7\"\n";
const std::string k_standard =
    "序号,一级事项,二级事项,公开内容,公开依据,公开时限,公开主体,公开渠道和载体,公开对象,公开方式,公开层级\n"
    "1,招生,政策,,,20个工作日,,,,,\n2,,结果,,,及时,,,,,\n";

std::optional<Site> site_of(const Files& files, Diagnostics& diagnostics) {
  return load_site(small_site(files), request_as_of("2025-12-31"), diagnostics);
}

Site sound(const Files& files) {
  Diagnostics diagnostics;
  auto site = site_of(files, diagnostics);
  for (const auto& entry : diagnostics.entries()) UNSCOPED_INFO(entry.error.message);
  CHECK(diagnostics.empty());
  REQUIRE(site);
  return std::move(*site);
}

const CoveredRow& row_of(const Site& site, const std::string& key) {
  for (const auto& row : site.coverage.rows) {
    if (row.row->key == key) return row;
  }
  FAIL("there is no row " + key);
  return site.coverage.rows.front();
}

std::string category(const std::string& more) { return "+++\ntitle = \"C\"\n" + more + "\n+++\n"; }

Error error_in(const Files& files, const std::string& rule) {
  Diagnostics diagnostics;
  site_of(files, diagnostics);
  const auto* error = error_of(diagnostics, rule);
  REQUIRE(error);
  return *error;
}

}  // namespace

TEST_CASE("a site without [coverage] has none, whatever its items say") {
  const auto site = sound(
      {{"site.toml", k_site}, {"content/a/x.md", item("x", "2024-01-01", "scheme = [\"no\"]\nstandard = \"no\"")}});
  CHECK_FALSE(site.coverage.is_on());
  CHECK(site.coverage.rows.empty());
}

TEST_CASE("items answer the rows of their category, or of the nearest one above that names some") {
  const auto site = sound({{"site.toml", k_covered},
                           {"content/a/_index.md", category("scheme = [\"class-1\", \"class-2\"]")},
                           {"content/a/x.md", item("x", "2024-01-01")},
                           {"content/a/b/_index.md", category("")},
                           {"content/a/b/y.md", item("y", "2024-01-02")},
                           {"content/a/c/_index.md", category("scheme = [\"class-3\"]")},
                           {"content/a/c/z.md", item("z", "2024-01-03")}});
  CHECK(row_of(site, "class-1").entries.size() == 2);
  CHECK(row_of(site, "class-2").entries.size() == 2);
  CHECK(row_of(site, "class-3").entries.size() == 1);
  CHECK(row_of(site, "class-4").entries.empty());
  CHECK(row_of(site, "class-1").categories.size() == 1);
  CHECK(row_of(site, "class-1").entries.front()->item->title == "y");
}

TEST_CASE("what an item says takes the place of what its category says") {
  const auto site = sound({{"site.toml", k_covered},
                           {"content/a/_index.md", category("scheme = [\"class-1\"]")},
                           {"content/a/x.md", item("x", "2024-01-01", "scheme = [\"class-5\"]")}});
  CHECK(row_of(site, "class-1").entries.empty());
  CHECK(row_of(site, "class-5").entries.size() == 1);
  CHECK(site.coverage.rows_of.at("content/a/x.md") == std::vector<std::size_t>{4});
}

TEST_CASE("only current published items count") {
  const auto with = [](const std::string& more, const std::string& published = "2024-01-01") {
    return item("x", published, "scheme = [\"class-1\"]\n" + more);
  };
  const auto site = sound({{"site.toml", k_covered},
                           {"content/a/draft.md", with("draft = true")},
                           {"content/a/later.md", with("", "2030-01-01")},
                           {"content/a/expired.md", with("expires = 2024-06-01")},
                           {"content/a/withdrawn.md", with("withdrawn = { date = 2024-02-01, reason = \"r\" }")},
                           {"content/a/secret.md", with("disclosure = \"withheld\"")}});
  CHECK(row_of(site, "class-1").entries.empty());
}

TEST_CASE("rows of a group are owed only where the site turns the group on") {
  const auto scheme = [](const std::string& groups) {
    return k_site + "[coverage]\nscheme = \"cn-art20\"\ngroups = [" + groups + "]\n";
  };
  CHECK(sound({{"site.toml", scheme("")}}).coverage.rows.size() == 15);
  CHECK(sound({{"site.toml", scheme("\"city\"")}}).coverage.rows.size() == 22);
  CHECK(sound({{"site.toml", scheme("\"city\", \"township\"")}}).coverage.rows.size() == 30);
  CHECK(error_in({{"site.toml", scheme("\"citi\"")}}, "unknown-group").help == "did you mean \"city\"?");
}

TEST_CASE("an unknown row is an error where it is written, with the nearest one") {
  const auto in_item =
      error_in({{"site.toml", k_covered}, {"content/a/x.md", item("x", "2024-01-01", "scheme = [\"clas-1\"]")}},
               "unknown-scheme-row");
  CHECK(in_item.place == Place{"content/a/x.md", {4, 11, 8}});
  CHECK(in_item.help == "did you mean \"class-1\"?");
  const auto in_category =
      error_in({{"site.toml", k_covered}, {"content/a/_index.md", category("scheme = [\"x\"]")}}, "unknown-scheme-row");
  CHECK(in_category.place.file == "content/a/_index.md");
  CHECK(in_category.place.at.line == 3);
}

TEST_CASE("a draft's unknown row is an error too: it would be one on the day of publication") {
  error_in({{"site.toml", k_covered}, {"content/a/x.md", item("x", "2024-01-01", "draft = true\nscheme = [\"x\"]")}},
           "unknown-scheme-row");
}

TEST_CASE("a row of a group that is off is told how to turn it on") {
  const auto error = error_in({{"site.toml", k_site + "[coverage]\nscheme = \"cn-art20\"\n"},
                               {"content/a/x.md", item("x", "2024-01-01", "scheme = [\"art21-city-1\"]")}},
                              "unknown-scheme-row");
  CHECK(error.help == "write groups = [\"city\"] in [coverage] of site.toml");
}

TEST_CASE("what does not apply is kept with its reason, and a row that does not exist is an error") {
  const auto site = sound({{"site.toml", k_covered + "[coverage.not_applicable]\nclass-6 = \"we keep none\"\n"}});
  CHECK(row_of(site, "class-6").not_applicable == "we keep none");
  CHECK(error_in({{"site.toml", k_covered + "[coverage.not_applicable]\nclass-9 = \"r\"\n"}}, "unknown-scheme-row")
            .kind == ErrorKind::configuration);
}

TEST_CASE("what does not apply needs a reason") {
  Diagnostics diagnostics;
  CHECK_FALSE(site_of({{"site.toml", k_covered + "[coverage.not_applicable]\nclass-6 = \" \"\n"}}, diagnostics));
  CHECK(has_rule(diagnostics, "missing-reason"));
}

TEST_CASE("items answer rows of standard catalogues, one or several") {
  const auto site =
      sound({{"site.toml", k_site + "[coverage]\nstandards = [\"standards/义务教育.csv\"]\n"},
             {"standards/义务教育.csv", k_standard},
             {"content/a/x.md", item("x", "2024-01-01", "standard = \"招生/政策\"")},
             {"content/a/y.md", item("y", "2024-01-02", "standard = [\"政策\", \"招生/政策\", \"结果\"]")}});
  REQUIRE(site.coverage.standards.size() == 1);
  const auto& rows = site.coverage.standards.front().rows;
  REQUIRE(rows.size() == 2);
  CHECK(rows[0].entries.size() == 2);
  CHECK(rows[1].entries.size() == 1);
  CHECK(site.coverage.standards_of.at("content/a/y.md").size() == 2);
  CHECK(site.coverage.standards_of.at("content/a/x.md").front()->working_days == 20);
}

TEST_CASE("an unknown standard is an error at its place") {
  const auto error = error_in({{"site.toml", k_site + "[coverage]\nstandards = [\"standards/义务教育.csv\"]\n"},
                               {"standards/义务教育.csv", k_standard},
                               {"content/a/x.md", item("x", "2024-01-01", "standard = \"招生/政簇\"")}},
                              "unknown-standard");
  CHECK(error.place.file == "content/a/x.md");
  CHECK(error.place.at.line == 4);
}

TEST_CASE("a faulty catalogue is told once, not for each item that names it") {
  Diagnostics diagnostics;
  site_of({{"site.toml", k_site + "[coverage]\nstandards = [\"standards/none.csv\"]\n"},
           {"content/a/x.md", item("x", "2024-01-01", "standard = \"招生/政策\"")}},
          diagnostics);
  CHECK(diagnostics.count(Severity::error) == 1);
}
