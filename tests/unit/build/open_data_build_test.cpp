// Files for programs are as exact after an incremental build as after a clean one.
#include "build/site_build.hpp"

#include "support/catch.hpp"
#include "support/small_build.hpp"

using namespace gazette;
using namespace gazette::test;

namespace {

BuildRequest request() {
  auto request = request_as_of("2026-01-01");
  request.scans_files = false;
  return request;
}

void build(MemoryFileSystem& disk) {
  BuildOptions options;
  options.destination = "public";
  options.clock_ns = 1'000'000'000;
  Observer observer;
  Diagnostics found;
  const auto result = build_site(disk, request(), options, observer, found);
  for (const auto& entry : found.entries()) UNSCOPED_INFO(entry.error.message);
  REQUIRE(result.outcome != BuildResult::Outcome::refused);
}

Files output_of(const MemoryFileSystem& disk) {
  Files out;
  for (const auto& [path, bytes] : disk.files())
    if (path.starts_with("public/")) out[path.substr(7)] = bytes;
  return out;
}

// Paths whose bytes differ, or that one of the two lacks.
std::vector<std::string> differences(const Files& one, const Files& other) {
  std::vector<std::string> paths;
  for (const auto& [path, bytes] : one) {
    const auto same = other.find(path);
    if (same == other.end() || same->second != bytes) paths.push_back(path);
  }
  for (const auto& [path, bytes] : other)
    if (!one.contains(path)) paths.push_back(path);
  return paths;
}

/// What an incremental build after the edits gives, having compared it with a clean one. An edit without a text
/// removes.
Files rebuilt(Files site, const std::map<std::string, std::optional<std::string>>& edits) {
  auto disk = small_site(site);
  build(disk);
  for (const auto& [path, text] : edits) {
    if (text) {
      REQUIRE(disk.write(path, *text));
      site[path] = *text;
    } else {
      REQUIRE(disk.remove(path));
      site.erase(path);
    }
  }
  build(disk);
  auto clean = small_site(site);
  build(clean);
  auto output = output_of(disk);
  CHECK(differences(output, output_of(clean)).empty());
  return output;
}

Files small_public_site() {
  return {{"content/a/_index.md", "+++\ntitle = \"A\"\n+++\n"},
          {"content/a/1.md", item("One", "2022-01-01", "index_number = \"n/1\"")},
          {"content/a/2.md", item("Two", "2023-01-01", "index_number = \"n/2\"\nreplaces = [\"n/1\"]")},
          {"content/a/3.md", item("Three", "2025-01-01")}};
}

bool holds(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("the JSON of a page follows the title of what it is tied to, and the title of its category") {
  const auto retitled =
      rebuilt(small_public_site(),
              {{"content/a/2.md", item("Renamed", "2023-01-01", "index_number = \"n/2\"\nreplaces = [\"n/1\"]")},
               {"content/a/_index.md", "+++\ntitle = \"Other\"\n+++\n"}});
  CHECK(holds(retitled.at("a/1/index.json"), "\"Renamed\""));
  CHECK(holds(retitled.at("a/3/index.json"), "\"category_title\": \"Other\""));
}

TEST_CASE("an item more or less in an old year is a new address for the archives after it, in the feed too") {
  const auto before = rebuilt(small_public_site(), {});
  const auto after = rebuilt(small_public_site(), {{"content/a/0.md", item("Nought", "2021-05-05")}});
  CHECK(before.at("atom.xml") != after.at("atom.xml"));
  CHECK(before.at("atom-2022.xml") != after.at("atom-2022.xml"));
  CHECK(after.contains("atom-2021.xml"));
}

TEST_CASE("feeds and archives follow a figure that a report's text cites, though it stands in another file") {
  auto site = small_public_site();
  site["content/reports/_index.md"] = "+++\ntitle = \"Reports\"\n+++\n";
  site["content/reports/2024/index.md"] =
      "+++\ntitle = \"Report\"\npublished = 2025-03-01\n[report]\nyear = 2024\nform = \"short\"\n+++\n\n"
      "We had {{t.n.total}} requests.\n";
  site["content/reports/2024/figures.toml"] = "[t]\nn = [17]\n";
  site["forms/short.toml"] =
      "[form]\nid = \"short\"\nlanguage = \"en\"\ntitle = \"Short form\"\nbasis = \"None\"\nyears = { from = 2000 }\n"
      "parts = [\"One\"]\n[[table]]\nkey = \"t\"\ntitle = \"T\"\n"
      "columns = [{ key = \"total\", label = \"Total\" }]\nrows = [{ key = \"n\", label = \"New\" }]\n";
  const auto after = rebuilt(site, {{"content/reports/2024/figures.toml", "[t]\nn = [23]\n"}});
  for (const auto* path : {"reports/atom.xml", "atom.xml", "atom-2025.xml"}) {
    INFO(path);
    CHECK(holds(after.at(path), "We had 23 requests"));
  }
}

TEST_CASE("a site that only its home page names is named anew in feeds, archives, data sets and on each page") {
  auto site = small_public_site();
  site["site.toml"] = "base_url = \"https://x.example/\"\nlanguage = \"en\"\n";
  site["content/_index.md"] = "+++\ntitle = \"Old Council\"\n+++\n";
  const auto after = rebuilt(site, {{"content/_index.md", "+++\ntitle = \"New Council\"\n+++\n"}});
  for (const auto* path : {"atom.xml", "a/atom.xml", "atom-2022.xml", "data.json", "a/1/index.html"}) {
    INFO(path);
    CHECK(holds(after.at(path), "New Council"));
    CHECK_FALSE(holds(after.at(path), "Old Council"));
  }
}

TEST_CASE("what a page leads to beside its text follows an item that comes, goes or is renamed") {
  auto site = small_public_site();
  for (int i = 1; i <= 6; ++i) {
    const auto day = std::to_string(2019 + i) + "-04-0" + std::to_string(i);
    site["content/b/" + std::to_string(i) + ".md"] = item("B" + std::to_string(i), day, "topic = \"schools\"");
  }
  site["content/b/_index.md"] = "+++\ntitle = \"B\"\n+++\n";
  const auto renamed = rebuilt(site, {{"content/b/3.md", item("Third", "2022-04-03", "topic = \"schools\"")}});
  CHECK(holds(renamed.at("b/2/index.html"), "Third"));
  const auto gone = rebuilt(site, {{"content/b/3.md", std::nullopt}});
  CHECK_FALSE(holds(gone.at("b/2/index.html"), "B3"));
  const auto come = rebuilt(site, {{"content/b/7.md", item("Seventh", "2022-04-04", "topic = \"schools\"")}});
  CHECK(holds(come.at("b/3/index.html"), "Seventh"));
  const auto end = rebuilt(site, {{"content/a/2.md", std::nullopt}});
  CHECK_FALSE(holds(end.at("a/1/index.json"), "replaced_by"));
}

TEST_CASE("the search's files follow a text, a title, a category's title, and an item that comes or goes") {
  const auto site = small_public_site();
  const auto before = rebuilt(site, {});
  const auto all = [](const Files& output) {
    std::string text;
    for (const auto& [path, bytes] : output)
      if (path.starts_with("search/")) text += bytes;
    return text;
  };
  const auto text = rebuilt(site, {{"content/a/3.md", item("Three", "2025-01-01", "", "Rhubarb.\n")}});
  CHECK(holds(all(text), "\\nrhubarb "));
  CHECK_FALSE(holds(all(before), "\\nrhubarb "));
  const auto title = rebuilt(site, {{"content/a/3.md", item("Gooseberries", "2025-01-01")}});
  CHECK(holds(all(title), "\"Gooseberries\""));
  const auto category = rebuilt(site, {{"content/a/_index.md", "+++\ntitle = \"Orchard\"\n+++\n"}});
  CHECK(holds(category.at("search/index.js"), "\"Orchard\""));
  const auto gone = rebuilt(site, {{"content/a/3.md", std::nullopt}});
  CHECK_FALSE(holds(all(gone), "\"Three\""));
  CHECK(gone.at("search/documents/0.js") != before.at("search/documents/0.js"));
}

TEST_CASE("a build goes on from no file of words that is not as the last build left it") {
  const auto site = small_public_site();
  auto disk = small_site(site);
  build(disk);
  const auto path = std::string("public/search/words/0.js");
  auto words = *disk.read(path);
  words[words.find("\\n") + 2] ^= 1;
  REQUIRE(disk.write(path, words));
  const auto edited = item("Three", "2025-01-01", "", "Rhubarb.\n");
  REQUIRE(disk.write("content/a/3.md", edited));
  build(disk);
  auto after = site;
  after["content/a/3.md"] = edited;
  auto clean = small_site(after);
  build(clean);
  CHECK(differences(output_of(disk), output_of(clean)).empty());
}

TEST_CASE("lists by year and the page of feeds follow the first item of a year and a category that comes") {
  auto site = small_public_site();
  for (int i = 10; i < 40; ++i)
    site["content/a/" + std::to_string(i) + ".md"] =
        item("N" + std::to_string(i), "2024-01-" + std::to_string(10 + i % 20));
  const auto year = rebuilt(site, {{"content/a/0.md", item("Nought", "2019-05-05")}});
  CHECK(holds(year.at("a/index.html"), "2019"));
  const auto category = rebuilt(
      site, {{"content/c/_index.md", "+++\ntitle = \"Cellar\"\n+++\n"}, {"content/c/1.md", item("C1", "2024-02-02")}});
  CHECK(holds(category.at("subscribe/index.html"), "Cellar"));
}
