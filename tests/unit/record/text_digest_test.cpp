#include "record/text_digest.hpp"

#include "support/catch.hpp"
#include "support/small_build.hpp"

using namespace gazette;
using namespace gazette::test;

namespace {

std::string digest_of(const Files& files) {
  Diagnostics diagnostics;
  const auto site = load_site(small_site(files), request_as_of("2026-06-30"), diagnostics);
  REQUIRE(site);
  REQUIRE(site->entries.size() == 1);
  return text_digest(*site->entries.front());
}

std::string digest_of(const std::string& more, const std::string& text = "Text.\n") {
  return digest_of(Files{{"content/n/a.md", item("A", "2026-01-01", more, text)}});
}

std::string report(const std::string& figures) {
  return digest_of(Files{
      {"content/reports/2024/index.md", item("Report", "2025-01-31", "[report]\nyear = 2024\nform = \"cn-2021\"\n")},
      {"content/reports/2024/figures.toml", figures}});
}

}  // namespace

TEST_CASE("what a reader is told changes the digest of a text") {
  const auto plain = digest_of("");
  for (const auto* more : {"index_number = \"1\"", "document_number = \"X〔2026〕1号\"", "made = 2025-12-31",
                           "effective = 2026-02-01", "expires = 2027-01-01", "summary = \"S\"", "genre = \"G\"",
                           "topic = \"T\"", "channels = [\"C\"]", "validity = \"amended\"", "source = \"S\"",
                           "author = \"S\"", "withdrawn = { date = 2026-02-01, reason = \"R\" }"}) {
    INFO(more);
    CHECK(digest_of(more) != plain);
  }
  CHECK(digest_of("", "Other text.\n") != plain);
  CHECK(digest_of("source = \"S\"") != digest_of("author = \"S\""));
  CHECK(digest_of(Files{{"content/n/a.md", item("B", "2026-01-01")}}) != plain);
  CHECK(digest_of(Files{{"content/n/a.md", item("A", "2026-01-02")}}) != plain);
}

TEST_CASE("what only sorts or places an item does not, and neither do its notes and line ends") {
  const auto plain = digest_of("");
  for (const auto* more :
       {"tags = [\"t\"]", "keywords = [\"k\"]", "weight = 3", "slug = \"other\"", "aliases = [\"/x/\"]", "image = \"\"",
        "extra = { a = 1 }", "changes = [{ date = 2026-02-01, note = \"n\" }]"}) {
    INFO(more);
    CHECK(digest_of(more) == plain);
  }
  CHECK(digest_of("", "Text.\r\n\r\n") == plain);
  CHECK(digest_of(Files{{"content/other/b.md", item("A", "2026-01-01")}}) == plain);
}

TEST_CASE("a report's declared figures are part of its text, how its file is laid out is not") {
  const auto plain = report("[t2d]\nfees = \"1.5\"\n");
  CHECK(report("# a comment\n[t2d]\nfees   = \"1.5\"\n") == plain);
  CHECK(report("[t2d]\nfees = \"1.6\"\n") != plain);
  CHECK(report("[t2d]\nfees = \"n/a\"\n") != plain);
  CHECK(report("") != plain);
}

TEST_CASE("what a category's page tells changes the digest of its text, what sorts it does not") {
  const auto digest = [](const std::string& metadata, const std::string& text = "Text.\n") {
    Diagnostics diagnostics;
    const auto site = load_site(small_site({{"content/n/_index.md", "+++\n" + metadata + "\n+++\n\n" + text}}),
                                request_as_of("2026-06-30"), diagnostics);
    REQUIRE(site);
    return text_digest(*site->categories.at(0)->file);
  };
  const auto plain = digest("title = \"N\"");
  CHECK(digest("title = \"M\"") != plain);
  CHECK(digest("title = \"N\"\ndescription = \"D\"") != plain);
  CHECK(digest("title = \"N\"", "Other.\n") != plain);
  CHECK(digest("title = \"N\"\nweight = 2\nsort = \"title\"\nchanges = [{ date = 2026-01-01, note = \"n\" }]",
               "Text.\r\n\r\n") == plain);
}
