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

/// What an incremental build after the edits gives, having compared it with a clean one.
Files rebuilt(Files site, const Files& edits) {
  auto disk = small_site(site);
  build(disk);
  for (const auto& [path, text] : edits) {
    REQUIRE(disk.write(path, text));
    site[path] = text;
  }
  build(disk);
  auto clean = small_site(site);
  build(clean);
  const auto output = output_of(disk);
  for (const auto& [path, bytes] : output_of(clean)) {
    INFO(path);
    REQUIRE(output.contains(path));
    CHECK(output.at(path) == bytes);
  }
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
