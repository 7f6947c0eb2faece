// Addresses of files that moved or were replaced, and the page about verifying, through the whole pipeline.

#include "support/catch.hpp"
#include "support/small_build.hpp"

using namespace gazette;
using namespace gazette::test;

namespace {

Files output_of(const Files& files) {
  Diagnostics diagnostics;
  auto output = built(small_site(files), request_as_of("2026-06-30"), diagnostics);
  for (const auto& each : diagnostics.entries()) UNSCOPED_INFO(each.error.rule + ": " + each.error.message);
  REQUIRE_FALSE(output.empty());
  return output;
}

Diagnostics findings_of(const Files& files) {
  Diagnostics diagnostics;
  (void)built(small_site(files), request_as_of("2026-06-30"), diagnostics);
  return diagnostics;
}

bool holds(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("a replaced file's address leads to the file in its place, below former addresses of the item too") {
  const auto output = output_of(
      {{"content/n/b/index.md", item("B", "2026-01-01",
                                     "aliases = [\"/n/a/\"]\nattachments = [{ file = \"new list.pdf\", title = "
                                     "\"List\", replaces = [\"old.pdf\", \"older.doc\"] }]")},
       {"content/n/b/new list.pdf", "x"}});
  for (const auto* path : {"n/b/old.pdf/index.html", "n/b/older.doc/index.html", "n/a/old.pdf/index.html",
                           "n/a/new list.pdf/index.html"}) {
    INFO(path);
    REQUIRE(output.contains(path));
    CHECK(holds(output.at(path), "url=/n/b/new%20list.pdf"));
    CHECK(holds(output.at(path), ">List</a>"));
  }
  CHECK_FALSE(holds(output.at("sitemap.xml"), "old.pdf"));
}

TEST_CASE("a file that still stands at a former address is left there") {
  const auto output = output_of({{"content/n/b/index.md", item("B", "2026-01-01", "aliases = [\"/n/a/\"]")},
                                 {"content/n/b/annex.pdf", "new"},
                                 {"static/n/a/annex.pdf", "old"}});
  CHECK(output.at("n/a/annex.pdf") == "old");
  CHECK_FALSE(output.contains("n/a/annex.pdf/index.html"));
}

TEST_CASE("files of a category and the data of a report follow their former addresses") {
  const auto output = output_of(
      {{"content/n/_index.md", "+++\ntitle = \"N\"\naliases = [\"/old/\"]\n+++\n\nText.\n"},
       {"content/n/form.docx", "x"},
       {"content/reports/2024/index.md",
        item("R", "2025-01-31", "aliases = [\"/annual/2024/\"]\n[report]\nyear = 2024\nform = \"cn-2021\"\n")},
       {"content/reports/2024/figures.toml", "[t2d]\nfees = \"1.5\"\n"},
       {"site.toml", "base_url = \"https://x.example/\"\nlanguage = \"en\"\n[check]\nreport-check = \"off\"\n"}});
  CHECK(output.contains("old/form.docx/index.html"));
  CHECK(output.contains("annual/2024/t3.csv/index.html"));
  CHECK(output.contains("annual/2024/figures.json/index.html"));
}

TEST_CASE("a file cannot replace itself or one that is there, nor one outside its folder") {
  const auto with = [](const std::string& former) {
    return findings_of(
        {{"content/n/b/index.md",
          item("B", "2026-01-01", "attachments = [{ file = \"a.pdf\", replaces = [\"" + former + "\"] }]")},
         {"content/n/b/a.pdf", "x"},
         {"content/n/b/b.pdf", "x"}});
  };
  CHECK(has_rule(with("a.pdf"), "duplicate-url"));
  CHECK(has_rule(with("b.pdf"), "duplicate-url"));
  for (const auto* former : {"", "/x.pdf", "../x.pdf", "."}) {
    INFO(former);
    CHECK(has_rule(with(former), "wrong-value"));
  }
}

TEST_CASE("a site's own page about verifying takes the place of ours") {
  CHECK(holds(output_of({}).at("verify/index.html"), "Verify this copy"));
  CHECK(holds(output_of({{"content/verify.md", item("Our own", "2026-01-01")}}).at("verify/index.html"), "Our own"));
  CHECK(output_of({{"static/verify/index.html", "static"}}).at("verify/index.html") == "static");
}

TEST_CASE("a public key that is none of minisign's is refused") {
  const auto with = [](const std::string& key) {
    return findings_of(
        {{"site.toml",
          "base_url = \"https://x.example/\"\nlanguage = \"en\"\n[manifest]\npublic_key = \"" + key + "\"\n"}});
  };
  CHECK_FALSE(has_rule(with("RWQf6LRCGA9i53mlYecO4IzT51TGPpvWucNSCh1CBM0QTaLn73Y7GFO3"), "invalid-public-key"));
  for (const auto* key : {"RWQ", "XXQf6LRCGA9i53mlYecO4IzT51TGPpvWucNSCh1CBM0QTaLn73Y7GFO3",
                          "RWQf6LRCGA9i53mlYecO4IzT51TGPpvWucNSCh1CBM0QTaLn73Y7GF<3"})
    CHECK(has_rule(with(key), "invalid-public-key"));
}
