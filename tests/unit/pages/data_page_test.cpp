#include "pages/data_context.hpp"

#include "base/embedded.hpp"
#include "base/text.hpp"
#include "formats/toml.hpp"
#include "pages/catalogue_files.hpp"
#include "pages/page_json.hpp"
#include "support/catch.hpp"
#include "support/small_build.hpp"

#include <nlohmann/json.hpp>

#include <set>

using namespace gazette;
using namespace gazette::test;

namespace {

const std::string k_report =
    "+++\ntitle = \"Report\"\npublished = 2024-03-01\n[report]\nyear = 2023\nform = \"us-foia\"\n+++\n\nText.\n";

Files built_of(const std::string& language, const Files& more = {}) {
  Files files = {{"site.toml", "base_url = \"https://x.example/\"\ntitle = \"X\"\nlanguage = \"" + language +
                                   "\"\n[data]\nlicense = \"https://x.example/terms\"\n"},
                 {"content/a/_index.md", "+++\ntitle = \"A\"\n+++\n"},
                 {"content/a/1.md", item("One", "2024-01-01", "tags = [\"t\"]")},
                 {"content/reports/_index.md", "+++\ntitle = \"Reports\"\n+++\n"},
                 {"content/reports/2023.md", k_report}};
  for (const auto& [path, text] : more) files[path] = text;
  Diagnostics diagnostics;
  auto out = built(small_site(files), request_as_of("2024-12-31"), diagnostics);
  for (const auto& found : diagnostics.entries()) UNSCOPED_INFO(found.error.message);
  REQUIRE_FALSE(out.empty());
  return out;
}

const std::string& english_page() {
  static const auto page = built_of("en").at("data/index.html");
  return page;
}

bool holds(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

// The words of the default theme, as they stand in its file.
std::set<std::string> words_in(const std::string& language) {
  std::set<std::string> words;
  for (const auto& file : embedded_files()) {
    if (file.path != "themes/default/i18n/" + language + ".toml") continue;
    Diagnostics diagnostics;
    const auto table = parse_toml({std::string(file.path), file.bytes, 1, ErrorKind::configuration}, diagnostics);
    for (const auto& entry : table) words.insert(entry.key);
  }
  REQUIRE_FALSE(words.empty());
  return words;
}

std::vector<FieldRow> all_fields() {
  auto rows = catalogue_fields();
  for (auto& row : page_json_fields()) rows.push_back(std::move(row));
  return rows;
}

}  // namespace

TEST_CASE("the page about the data leads to each file for programs in the root, and to one of each kind below") {
  const auto files = built_of("en");
  const std::set<std::string> others = {"build-report.json", "robots.txt", "404.html", "index.html"};
  for (const auto& [path, bytes] : files) {
    if (path.find('/') != std::string::npos || others.contains(path) || path.starts_with("sitemap-")) continue;
    INFO(path);
    CHECK(holds(english_page(), "href=\"/" + path + "\""));
  }
  for (const auto* path : {"reports/2023/index.json", "reports/2023/figures.json", "reports/2023/checks.csv"}) {
    INFO(path);
    CHECK(files.contains(path));
    CHECK(holds(english_page(), "<code>https://x.example/" + std::string(path) + "</code>"));
  }
  CHECK(holds(english_page(), "href=\"https://x.example/terms\""));
}

TEST_CASE("no address on the page about the data is dead") {
  const auto files = built_of("en");
  std::size_t count = 0;
  for (auto at = english_page().find("<th scope=\"row\"><a href=\"/"); at != std::string::npos;
       at = english_page().find("<th scope=\"row\"><a href=\"/", at + 1)) {
    const auto start = english_page().find("href=\"/", at) + 7;
    const auto path = english_page().substr(start, english_page().find('"', start) - start);
    INFO(path);
    CHECK((files.contains(path) || path == "manifest.json"));
    ++count;
  }
  CHECK(count >= 10);
}

TEST_CASE("the page has a row for each field that the catalogue has as a column, in its order") {
  const auto files = built_of("en");
  auto header = files.at("catalogue.csv").substr(3);
  header = header.substr(0, header.find("\r\n"));
  auto at = english_page().find("id=\"catalogue\"");
  REQUIRE(at != std::string::npos);
  for (const auto name : split(header, ',')) {
    INFO(name);
    at = english_page().find("<code>" + std::string(name) + "</code>", at);
    REQUIRE(at != std::string::npos);
  }
  CHECK(at < english_page().find("id=\"page\""));
}

TEST_CASE("both languages of the default theme have a word for each field, type and file, and none to spare") {
  std::set<std::string> wanted;
  for (const auto& row : all_fields()) {
    wanted.insert(field_word(row));
    wanted.insert("data_type_" + replaced(std::string(field_type_key(row.type)), "-", "_"));
  }
  for (const std::string language : {"en", "zh-CN"}) {
    const auto words = words_in(language);
    for (const auto& word : wanted) {
      INFO(language << " " << word);
      CHECK(words.contains(word));
    }
    for (const auto& word : words) {
      INFO(language << " " << word);
      if (word.starts_with("data_field_") || word.starts_with("data_type_")) CHECK(wanted.contains(word));
    }
    const auto page = built_of(language).at("data/index.html");
    CHECK_FALSE(holds(page, "data_field_"));
    CHECK_FALSE(holds(page, "data_file_"));
    CHECK_FALSE(holds(page, "data_type_"));
    CHECK_FALSE(holds(page, "data_schema_"));
  }
}

TEST_CASE("each field of a report's JSON stands in the schema") {
  const auto json = nlohmann::json::parse(built_of("en").at("reports/2023/index.json"));
  CHECK(json["kind"] == "report");
  CHECK(json["report"]["year"] == 2023);
  CHECK(json["report"]["first_day"] == "2022-10-01");
  std::set<std::string> described, written;
  for (const auto& row : page_json_fields())
    if (row.name.starts_with("report.")) described.insert(row.name);
  for (const auto& [key, value] : json["report"].items()) written.insert("report." + key);
  CHECK(written == described);
}

TEST_CASE("every page leads to the page about the data, and a site's own page at that address takes its place") {
  const auto files = built_of("en", {{"content/data.md", item("Our data", "2024-01-01", "", "OWN-PAGE\n")}});
  CHECK(holds(files.at("data/index.html"), "OWN-PAGE"));
  CHECK(holds(files.at("a/1/index.html"), "href=\"/data/\""));
}
