// Names and paths in metadata and settings that would lead out of the site: nothing beside it is read or written.

#include "support/hostile_site.hpp"

#include <filesystem>

namespace fs = std::filesystem;
using namespace gazette::test;

namespace {

// As they stand between the quotes of TOML.
const std::vector<std::string> k_ways_out = {"../x",      "../../x",  "/etc/passwd",   "a/../../b",
                                             "..",        "%2e%2e/x", "..\\\\x",       "\\\\\\\\host\\\\x",
                                             "a\\u0000b", "a\\nb",    "a\\u202Egpj.b", "a\\u200Bb"};

// Everything that a build wrote lies in its output, and each place of the site's folder has the files it had.
void check_nothing_outside(const HostileSite& site, const std::string& way) {
  INFO(way);
  for (const auto& entry : fs::directory_iterator(site.outside(""))) {
    const auto name = entry.path().filename().string();
    CHECK((name == "site" || name == "out" || name == "secret.toml"));
  }
  if (!fs::exists(site.output_folder())) return;
  for (const auto& [path, bytes] : read_tree(site.output_folder())) {
    CHECK_FALSE((path.starts_with("../") || holds(path, "/../")));
    CHECK_FALSE(holds(bytes, "secret words"));
  }
}

// Builds the site with `line` in the place of `@`; what was said is in the answer.
std::string refusal(const HostileSite& site, const std::string& way) {
  const auto run = site.build();
  check_nothing_outside(site, way);
  CHECK(run.status != 0);
  return run.err;
}

}  // namespace

TEST_CASE("a slug that is no part of an address is refused at its place, with one that is") {
  for (const auto& way : k_ways_out) {
    const HostileSite site;
    site.put("content/a.md", item_of("slug = \"" + way + "\"\n"));
    CHECK(holds(refusal(site, way), "content/a.md:6:8: error: "));
  }
}

TEST_CASE("an alias that leads out of the site is refused at its place") {
  for (const auto& way : k_ways_out) {
    if (way == "/etc/passwd") continue;  // an address of the site like any other
    const HostileSite site;
    site.put("content/a.md", item_of("aliases = [\"" + way + "\"]\n"));
    CHECK(holds(refusal(site, way), "content/a.md:6:12: error: "));
  }
  for (const auto* way : {"/../x", "/a/../../b", "//evil.example/x", "https://evil.example/", "/%2e%2e/x", "/a\\\\b/",
                          "/a\\u0000b", "/a\\nb/", "/a\\u202Eb/", "javascript:alert(1)"}) {
    const HostileSite site;
    site.put("content/a.md", item_of("aliases = [\"" + std::string(way) + "\"]\n"));
    CHECK(holds(refusal(site, way), "[invalid-alias]"));
  }
}

TEST_CASE("an attachment is a file beside its item, or an error at its place") {
  for (const auto& way : k_ways_out) {
    const HostileSite site;
    site.put("content/a/index.md", item_of("attachments = [\"" + way + "\"]\n"));
    CHECK(holds(refusal(site, way), "content/a/index.md:6:16: error: "));
  }
}

TEST_CASE("a template, a theme and what it extends are names, not paths") {
  for (const auto& way : k_ways_out) {
    const HostileSite site;
    site.put("content/a.md", item_of("template = \"" + way + "\"\n"));
    CHECK(holds(refusal(site, way), "content/a.md:6:12: error: the theme has no template"));
    const HostileSite themed;
    themed.set("theme = \"" + way + "\"\n");
    CHECK(holds(refusal(themed, way), "error: "));
    const HostileSite extended;
    extended.set("theme = \"mine\"\n");
    extended.put("themes/mine/theme.toml", "name = \"mine\"\ntitle = \"Mine\"\nextends = \"" + way + "\"\n");
    CHECK(holds(refusal(extended, way), "[unknown-theme]"));
  }
}

TEST_CASE("a theme that extends a folder outside themes/ is refused even where that is a theme") {
  const HostileSite site;
  site.set("theme = \"mine\"\n");
  site.put("elsewhere/theme.toml", "name = \"elsewhere\"\ntitle = \"Elsewhere\"\nextends = \"default\"\n");
  site.put("themes/mine/theme.toml", "name = \"mine\"\ntitle = \"Mine\"\nextends = \"../elsewhere\"\n");
  CHECK(holds(refusal(site, "../elsewhere"), "there is no theme \"../elsewhere\""));
}

TEST_CASE("a partial is a file of the theme, or an error at its tag") {
  for (const auto* way : {"../../../site", "/etc/passwd", "..", "a/../../b"}) {
    const HostileSite site;
    site.set("theme = \"mine\"\n");
    site.put("themes/mine/theme.toml", "name = \"mine\"\ntitle = \"Mine\"\nextends = \"default\"\n");
    site.put("themes/mine/templates/item.mustache", "{{> " + std::string(way) + "}}");
    CHECK(holds(refusal(site, way), "themes/mine/templates/item.mustache:1:5: error: "));
  }
}

TEST_CASE("a report's form, figures and ledger are found inside the site, or told") {
  for (const auto& way : k_ways_out) {
    const HostileSite site;
    site.put("content/reports/2025/index.md", item_of("[report]\nyear = 2025\nform = \"" + way + "\"\n"));
    CHECK(holds(refusal(site, way), "content/reports/2025/index.md:"));
    const HostileSite figures;
    write_text(figures.outside("secret.toml"), "secret words\n");
    figures.put("content/reports/2025/index.md",
                item_of("[report]\nyear = 2025\nform = \"us-foia\"\nfigures = \"" + way + "\"\n"));
    CHECK(holds(refusal(figures, way), "error: "));
  }
  const HostileSite site;
  write_text(site.outside("secret.toml"), "secret words\n");
  for (const auto* way : {"../../../../secret.toml", "/etc/passwd"}) {
    site.put("content/reports/2025/index.md",
             item_of("[report]\nyear = 2025\nform = \"us-foia\"\nfigures = \"" + std::string(way) + "\"\n"));
    const auto said = refusal(site, way);
    CHECK(holds(said, "content/reports/2025/index.md:9:11: error: "));
    CHECK_FALSE(holds(said, "secret words"));
  }
  site.put("content/reports/2025/index.md",
           item_of("[report]\nyear = 2025\nform = \"us-foia\"\nledger = \"../../outside\"\n"));
  CHECK(holds(refusal(site, "ledger"), "content/reports/2025/index.md:9:10: error: "));
}

TEST_CASE("a scheme is a name, and a standard catalogue lies in the site's folder") {
  for (const auto& way : k_ways_out) {
    const HostileSite site;
    site.set("[coverage]\nscheme = \"" + way + "\"\n");
    CHECK(holds(refusal(site, way), "site.toml:5:10: error: "));
    site.set("[coverage]\nstandards = [\"" + way + ".csv\"]\n");
    CHECK(holds(refusal(site, way), "site.toml:5:"));
  }
  const HostileSite site;
  write_text(site.outside("secret.toml"), "secret words\n");
  site.set("[coverage]\nstandards = [\"../secret.toml\", \"" + site.outside("secret.toml") + "\"]\n");
  const auto said = refusal(site, "../secret.toml");
  CHECK(holds(said, "there is no file \"../secret.toml\" in the site's folder [missing-standard]"));
  CHECK_FALSE(holds(said, "secret words"));
}

TEST_CASE("a permalink that leads out of the site, or that a server would read otherwise, is refused at its place") {
  for (const auto* way : {"..", "../..", ".", "%2e%2e", "a\\\\b", "a\\u0000b", "a\\u202Eb", "a?b", "a#b"}) {
    const HostileSite site;
    site.set("[permalinks]\nitem = \"/" + std::string(way) + "/:slug/\"\n");
    CHECK(holds(refusal(site, way), "site.toml:5:8: error: "));
  }
}

TEST_CASE("tags, topics and genres that are written as paths have addresses inside their taxonomy") {
  const HostileSite site;
  site.put(
      "content/notices/a.md",
      item_of(
          "tags = [\"../../x\", \"/etc/passwd\", \"a/../../b\"]\ntopic = \"../../y\"\ngenre = \"..\\\\..\\\\z\"\n"));
  const auto run = site.build();
  check_nothing_outside(site, "terms");
  REQUIRE(run.status == 0);
  CHECK(fs::exists(site.output_folder() + "/tags/x/index.html"));
  CHECK(fs::exists(site.output_folder() + "/tags/etc-passwd/index.html"));
  CHECK(fs::exists(site.output_folder() + "/topics/y/index.html"));
}

TEST_CASE("a tag without a letter is refused") {
  const HostileSite site;
  site.put("content/a.md", item_of("tags = [\"..\", \"/\"]\n"));
  CHECK(holds(refusal(site, ".."), "content/a.md:6:9: error: \"..\" has no letter or digit for its address"));
}

TEST_CASE("the key of an issuer is part of addresses, and is refused where it cannot be") {
  for (const auto& way : k_ways_out) {
    const HostileSite site;
    site.set("[[issuers]]\nkey = \"" + way + "\"\nname = \"Office\"\n");
    CHECK(holds(refusal(site, way), "site.toml:5:7: error: an issuer needs a key"));
  }
}

TEST_CASE("folders that look like escapes are names like any other") {
  const HostileSite site;
  site.put("content/%2e%2e/a.md", item_of("", "Text.\n", "A", "3"));
  site.put("content/..x/b.md", item_of("", "Text.\n", "B", "4"));
  site.put("static/%2e%2e/c.txt", "c");
  const auto run = site.build();
  check_nothing_outside(site, "folders");
  CHECK(run.status == 0);
  CHECK(fs::exists(site.output_folder() + "/%2e%2e/a/index.html"));
  CHECK(holds(site.output("sitemap.xml"), "https://x.example/%252e%252e/a/"));
}
