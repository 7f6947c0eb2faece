#include "deadlines/due.hpp"

#include "support/catch.hpp"
#include "support/small_build.hpp"

using namespace gazette;
using namespace gazette::test;

namespace {

using Texts = std::vector<std::string>;

const std::string k_chinese = "base_url = \"https://x.example/\"\ntitle = \"X\"\n";

// `date days kind source`, an entry each.
Texts due(Files files, const std::string& day, int days = 30) {
  files.try_emplace("site.toml", k_chinese);
  Diagnostics diagnostics;
  const auto memory = small_site(files);
  const auto site = load_site(memory, request_as_of(day), diagnostics);
  REQUIRE(site);
  for (const auto& found : diagnostics.entries()) UNSCOPED_INFO(found.error.message);
  REQUIRE_FALSE(diagnostics.has_errors());
  Texts out;
  for (const auto& entry : due_entries(*site, days)) {
    auto line = entry.date ? iso_date(*entry.date) + " " + std::to_string(entry.days_left) : std::string("-");
    line += " " + std::string(due_kind_name(entry.kind)) + " " + entry.source;
    if (entry.year != 0) line += " " + std::to_string(entry.year);
    if (entry.is_overdue) line += " overdue";
    out.push_back(std::move(line));
  }
  return out;
}

std::string draft(const std::string& made, const std::string& more = {}) {
  return "+++\ntitle = \"D\"\nmade = " + made + "\ndraft = true\n" + more + "\n+++\n";
}

std::string report(int year, const std::string& more = {}) {
  const auto text = std::to_string(year);
  return "+++\ntitle = \"" + text + "年度报告\"\npublished = " + std::to_string(year + 1) + "-01-20\n" + more +
         "\n[report]\nyear = " + text + "\nform = \"cn-2021\"\n+++\n";
}

}  // namespace

TEST_CASE("a draft falls due when its working days run out, holidays left out") {
  // 2024-09-27 + 20 working days is 2024-10-30, see built_in_calendars_test.cpp
  const Files files = {{"content/a/x.md", draft("2024-09-27")}};
  CHECK(due(files, "2024-09-30") == Texts{"2024-10-30 30 publication content/a/x.md"});
  CHECK(due(files, "2024-09-29").empty());
  CHECK(due(files, "2024-10-30") == Texts{"2024-10-30 0 publication content/a/x.md"});
  CHECK(due(files, "2024-10-31", 0) == Texts{"2024-10-30 -1 publication content/a/x.md overdue"});
}

TEST_CASE("a draft that does not say when it was made is not due, nor is what is withheld") {
  CHECK(due({{"content/a/x.md", "+++\ntitle = \"D\"\ndraft = true\n+++\n"},
             {"content/a/y.md", draft("2024-09-27", "disclosure = \"withheld\"")},
             {"content/a/z.md", item("z", "2024-11-01", "made = 2024-09-27\ndisclosure = \"on-request\"")}},
            "2024-10-30")
            .empty());
}

TEST_CASE("a draft whose working days no calendar tells is named without a day, once it may be near") {
  const Files files = {{"content/a/x.md", draft("2031-03-01")}};
  CHECK(due(files, "2031-03-01") == Texts{"- publication content/a/x.md"});
  CHECK(due(files, "2031-02-18").empty());  // 20 days after it was made are the least: 31 days from here
  CHECK(due(files, "2031-02-19").size() == 1);
}

TEST_CASE("a scheduled item is due on its day, and on the last day of its limit where it comes too late") {
  CHECK(due({{"content/a/x.md", item("x", "2024-10-30", "made = 2024-09-27")}}, "2024-10-20") ==
        Texts{"2024-10-30 10 scheduled content/a/x.md"});
  CHECK(due({{"content/a/x.md", item("x", "2024-10-31", "made = 2024-09-27")}}, "2024-10-20") ==
        Texts{"2024-10-30 10 publication content/a/x.md", "2024-10-31 11 scheduled content/a/x.md"});
}

TEST_CASE("last year's annual report is owed until it is published, and this year's once its day is near") {
  Files files = {{"content/reports/2024.md", report(2024)}};
  CHECK(due(files, "2026-01-10") == Texts{"2026-01-31 21 report content/reports/_index.md 2025"});
  CHECK(due(files, "2026-02-10") == Texts{"2026-01-31 -10 report content/reports/_index.md 2025 overdue"});
  files["content/reports/2025.md"] = report(2025, "draft = true");
  CHECK(due(files, "2026-01-10") == Texts{"2026-01-31 21 report content/reports/2025.md 2025"});
  files["content/reports/2025.md"] = report(2025);
  CHECK(due(files, "2026-06-30").empty());
  CHECK(due(files, "2026-12-31", 30).empty());
  CHECK(due(files, "2026-12-31", 31) == Texts{"2027-01-31 31 report content/reports/_index.md 2026"});
}

TEST_CASE("a report that was begun and never published stays owed in later years") {
  const Files files = {{"content/reports/2021.md", report(2021)},
                       {"content/reports/2023.md", report(2023)},
                       {"content/reports/2024.md", report(2024, "draft = true")}};
  CHECK(due(files, "2026-02-10") == Texts{"2025-01-31 -375 report content/reports/2024.md 2024 overdue",
                                          "2026-01-31 -10 report content/reports/_index.md 2025 overdue"});
}

TEST_CASE("a site with a column of reports and a form owes the first one, too") {
  Files files = {{"site.toml", k_chinese + "[report]\nform = \"cn-2021\"\ndeadline = \"01-31\"\n"},
                 {"content/years/_index.md", "+++\ntitle = \"R\"\ncolumn = \"reports\"\n+++\n"}};
  CHECK(due(files, "2026-01-10") == Texts{"2026-01-31 21 report content/years/_index.md 2025"});
  files["site.toml"] = k_chinese;
  CHECK(due(files, "2026-01-10").empty());
}

TEST_CASE("the site's deadline for reports goes before that of the form") {
  CHECK(due({{"site.toml", k_chinese + "[report]\ndeadline = \"03-31\"\n"}, {"content/reports/2024.md", report(2024)}},
            "2026-03-10") == Texts{"2026-03-31 21 report content/reports/_index.md 2025"});
}

TEST_CASE("a report that no known form serves is owed without a day") {
  const auto old = "+++\ntitle = \"2016\"\npublished = 2017-03-01\n[report]\nyear = 2016\nform = \"cn-492\"\n+++\n";
  CHECK(due({{"content/reports/2016.md", old}}, "2026-06-30") == Texts{"- report content/reports/_index.md 2025"});
}

TEST_CASE("columns and the home page are due on the last day of their rhythm, and always when they have no item") {
  const std::string site = k_chinese + "[check]\nrhythm = { home = \"2 weeks\", default = \"1 year\" }\n";
  CHECK(due({{"site.toml", site},
             {"content/a/x.md", item("x", "2026-06-20")},
             {"content/b/_index.md", "+++\ntitle = \"B\"\nrhythm = \"1 year\"\n+++\nText.\n"},
             {"content/c/x.md", item("x", "2025-07-10")}},
            "2026-06-30") == Texts{"2026-07-04 4 home content/_index.md", "2026-07-10 10 column content/c/_index.md",
                                   "- column content/b/_index.md overdue"});
}

TEST_CASE("a document in force is named before it expires, and not after") {
  const Files files = {{"content/a/x.md", item("x", "2024-01-01", "expires = 2026-07-30")}};
  CHECK(due(files, "2026-06-30") == Texts{"2026-07-30 30 expiry content/a/x.md"});
  CHECK(due(files, "2026-06-29").empty());
  CHECK(due(files, "2026-07-31").empty());
}
