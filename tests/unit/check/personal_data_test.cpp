#include "support/catch.hpp"
#include "support/office_files.hpp"
#include "support/small_build.hpp"

using namespace gazette;
using namespace gazette::test;

namespace {

constexpr auto k_id = "11010519491231002X";

Diagnostics checked(const Files& files, BuildRequest request = request_as_of("2026-06-30")) {
  auto site = small_site(files);
  Observer observer;
  Diagnostics diagnostics;
  prepare_site(site, request, observer, diagnostics);
  diagnostics.sort();
  return diagnostics;
}

/// `severity rule file:line:column` of what the rules of this family found.
std::vector<std::string> found_in(const Diagnostics& diagnostics) {
  static const std::set<std::string> family = {
      "resident-id",  "mobile-number",   "bank-card",      "passport-number", "email-address",
      "home-address", "document-author", "hidden-content", "not-scanned",     "pictures-not-scanned"};
  std::vector<std::string> all;
  for (const auto& [severity, error] : diagnostics.entries()) {
    if (!family.contains(error.rule)) continue;
    all.push_back(std::string(severity_name(severity)) + " " + error.rule + " " + error.place.file + ":" +
                  std::to_string(error.place.at.line) + ":" + std::to_string(error.place.at.column));
  }
  return all;
}

std::vector<std::string> found_in(const Files& files) { return found_in(checked(files)); }

using Lines = std::vector<std::string>;

const std::string k_bundle = "content/notices/list/";

Files bundle_with(const std::string& name, const std::string& bytes, const std::string& more = {}) {
  return {{k_bundle + "index.md", item("List", "2026-01-05", more)}, {k_bundle + name, bytes}};
}

}  // namespace

TEST_CASE("personal data in an item's metadata and text are errors at their places") {
  const auto id = std::string(k_id);
  CHECK(found_in({{"content/notices/a.md", item("Call 13812345678", "2026-01-05", "", "Text\n\n张三 " + id + "\n")}}) ==
        Lines{"error mobile-number content/notices/a.md:2:15", "error resident-id content/notices/a.md:9:4"});
}

TEST_CASE("drafts and category pages are looked at, withheld items are not") {
  CHECK(found_in({{"content/notices/a.md", "+++\ntitle = \"A\"\ndraft = true\n+++\n13812345678\n"}}) ==
        Lines{"error mobile-number content/notices/a.md:5:1"});
  CHECK(found_in({{"content/notices/_index.md", "+++\ntitle = \"A\"\n+++\n13812345678\n"}}) ==
        Lines{"error mobile-number content/notices/_index.md:4:1"});
  CHECK(found_in({{"content/notices/a.md", item("A", "2026-01-05", "disclosure = \"withheld\"", "13812345678")}})
            .empty());
}

TEST_CASE("a message shows no number whole, nor does its help") {
  const auto diagnostics = checked({{"content/notices/a.md", item("A", "2026-01-05", "", k_id)}});
  const auto* error = error_of(diagnostics, "resident-id");
  REQUIRE(error);
  CHECK(error->message == "a resident ID number stands in the text: 11*************02X");
  CHECK(error->help.find("491231") == std::string::npos);
}

TEST_CASE("an item waives a rule with a reason for its text and its files; so does a category") {
  const std::string waive = "waive = [{rule = \"mobile-number\", reason = \"the duty phone of the village\"}]";
  CHECK(found_in(bundle_with("a.txt", "13812345678", waive)).empty());
  CHECK(found_in(bundle_with("a.txt", k_id, waive)).size() == 1);
  CHECK(found_in({{"content/notices/_index.md", "+++\ntitle = \"A\"\n" + waive + "\n+++\n13812345678\n"},
                  {"content/notices/13812345678.txt", "13812345678"}})
            .empty());
}

TEST_CASE("what the agency publishes of itself and what the site allows is no finding") {
  const std::string site = "base_url = \"https://x.example/\"\ntitle = \"X\"\nlanguage = \"en\"\n";
  const Files files = {{"content/notices/a.md", item("A", "2026-01-05", "", "138-1234-5678 13900001111")}};
  auto with_agency = files;
  with_agency["site.toml"] = site + "[agency]\nphone = \"0436-3324567、13812345678\"\n";
  CHECK(found_in(with_agency).size() == 1);
  with_agency["site.toml"] += "[check.privacy]\nallow = [\"139 0000 1111\"]\n";
  CHECK(found_in(with_agency).empty());
}

TEST_CASE("e-mail addresses are errors only where the site sets a level") {
  Files files = {{"content/notices/a.md", item("A", "2026-01-05", "", "zhang@mail.example and jyj@bc.example")}};
  CHECK(found_in(files).empty());
  files["site.toml"] =
      "base_url = \"https://x.example/\"\ntitle = \"X\"\nlanguage = \"en\"\n[check]\nemail-address = \"warning\"\n"
      "[check.privacy]\nallow = [\"@bc.example\"]\n";
  CHECK(found_in(files) == Lines{"warning email-address content/notices/a.md:7:1"});
}

TEST_CASE("a list in an attachment is one finding with its number and its first places") {
  const auto diagnostics = checked(bundle_with("a.csv", "name,phone\nA,13812345678\nB,13912345678\nC,13812345678\n"));
  CHECK(found_in(diagnostics) == Lines{"error mobile-number content/notices/list/a.csv:2:3"});
  const auto* error = error_of(diagnostics, "mobile-number");
  REQUIRE(error);
  CHECK(error->message == "2 mobile numbers stand in the file, the first: 138****5678");
  REQUIRE(error->notes.size() == 1);
  CHECK(error->notes[0].message == "also 139****5678");
  CHECK(error->notes[0].place.at.line == 3);
}

TEST_CASE("a hidden row of a workbook is found, and told where it is") {
  const auto diagnostics = checked(bundle_with(
      "a.xlsx", xlsx_of({{"名单", "<row r=\"14\" hidden=\"1\">" + number_cell("A14", "13812345678") + "</row>"}},
                        core_properties("张三", "Administrator"))));
  CHECK(found_in(diagnostics) == Lines{"error document-author content/notices/list/a.xlsx:0:0",
                                       "error mobile-number content/notices/list/a.xlsx:0:0",
                                       "warning hidden-content content/notices/list/a.xlsx:0:0"});
  CHECK(error_of(diagnostics, "mobile-number")->message ==
        "a mobile number stands in the file: 138****5678 (sheet 1 “名单”, row 14 (hidden))");
  CHECK(error_of(diagnostics, "document-author")->message == "its properties, changes or comments name a person: 张**");
}

TEST_CASE("the names of files are looked at") {
  CHECK(found_in(bundle_with("张三_13812345678.txt", "text")) ==
        Lines{"error mobile-number content/notices/list/张三_13812345678.txt:0:0"});
  CHECK(found_in({{"content/notices/13812345678.md", item("A", "2026-01-05")}}) ==
        Lines{"error mobile-number content/notices/13812345678.md:0:0"});
}

TEST_CASE("files of static/ are looked at, and what could not be scanned is a remark") {
  CHECK(found_in({{"static/old.doc", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"},
                  {"static/list.html", "<td>138<b>1234</b>5678</td>"},
                  {"static/a.png", "\x89PNG"},
                  {"static/b.jpg", "\xFF\xD8"}}) == Lines{"info pictures-not-scanned :0:0",
                                                          "error mobile-number static/list.html:0:0",
                                                          "warning not-scanned static/old.doc:0:0"});
}

TEST_CASE("a request ledger is left to its own check, and the preview leaves files alone") {
  CHECK(found_in({{"content/requests/2025.csv", "number,received\n"}}).empty());
  auto request = request_as_of("2026-06-30");
  request.scans_files = false;
  CHECK(found_in(checked(bundle_with("a.txt", "13812345678"), request)).empty());
}

TEST_CASE("one job and many find the same in the same order") {
  Files files;
  for (int i = 0; i < 50; ++i)
    files["content/notices/n" + std::to_string(i) + "/a.txt"] = "13812345" + std::to_string(100 + i);
  for (int i = 0; i < 50; ++i)
    files["content/notices/n" + std::to_string(i) + "/index.md"] = item("N" + std::to_string(i), "2026-01-05");
  auto request = request_as_of("2026-06-30");
  const auto one = found_in(checked(files, request));
  request.jobs = 4;
  CHECK(one.size() == 50);
  CHECK(found_in(checked(files, request)) == one);
}
