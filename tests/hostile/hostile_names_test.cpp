// Names of files that no address, list or disk of another system can carry, or that readers take for another.

#include "support/hostile_site.hpp"

#include <filesystem>

namespace fs = std::filesystem;
using namespace gazette::test;

namespace {

struct BadName {
  std::string name, shown, why;
};

const std::vector<BadName> k_bad_names = {
    {"a\nb.txt", "a?b.txt", "it holds U+000A, which nobody sees"},
    {"a\tb.txt", "a?b.txt", "it holds U+0009, which nobody sees"},
    {"a\x1B[2Jb.txt", "a?[2Jb.txt", "it holds U+001B, which nobody sees"},
    {"a\x7F.txt", "a?.txt", "it holds U+007F, which nobody sees"},
    {"a\\b.txt", "a\\b.txt", "it holds a backslash"},
    {"a\xFF\xFE.txt", "a??.txt", "it is not UTF-8"},
    {"a\xED\xA0\x80.txt", "a???.txt", "it is not UTF-8"},
    {"a.txt ", "a.txt ", "it begins or ends with a blank"},
    {" a.txt", " a.txt", "it begins or ends with a blank"},
    {"annex\u202Efdp.txt", "annex?fdp.txt", "it holds U+202E, which nobody sees"},
    {"a\u2067b.txt", "a?b.txt", "it holds U+2067, which nobody sees"},
    {"a\u200Bb.txt", "a?b.txt", "it holds U+200B, which nobody sees"},
    {"a\uFEFF.txt", "a?.txt", "it holds U+FEFF, which nobody sees"},
};

void check_told(const std::string& folder, const BadName& bad) {
  INFO(folder << bad.shown);
  const HostileSite site;
  site.set("theme = \"mine\"\n");
  site.put("themes/mine/theme.toml", "name = \"mine\"\ntitle = \"Mine\"\nextends = \"default\"\n");
  site.put("content/notices/bundle/index.md", item_of());
  site.put(folder + bad.name, item_of("", "Text.\n", "Other", "3"));
  const auto run = site.build();
  CHECK(run.status != 0);
  CHECK(holds(run.err, folder + bad.shown + ": error: the file's name cannot be part of an address: " + bad.why));
  CHECK(holds(run.err, "help: rename it"));
  CHECK_FALSE(holds(run.err, "\x1B"));
  CHECK_FALSE(fs::exists(site.output_folder()));
}

void make_deep(const std::string& top, int depth) {
  auto here = fs::current_path();
  fs::create_directories(top);
  fs::current_path(top);
  for (int i = 0; i < depth; ++i) {
    fs::create_directory("d");
    fs::current_path("d");
  }
  write_text("./deep.md", item_of("", "Text.\n", "Deep", "3"));
  fs::current_path(here);
}

}  // namespace

TEST_CASE("names that no address can carry are told in content, in bundles, in static/ and in themes alike") {
  for (const auto& bad : k_bad_names) {
    check_told("content/notices/", bad);
    check_told("content/notices/bundle/", bad);
    check_told("static/", bad);
    check_told("themes/mine/static/", bad);
  }
}

TEST_CASE("a folder with a name that no address can carry is told with its files") {
  const HostileSite site;
  site.put("content/a\u202Eb/c.md", item_of());
  site.put("static/ d/e.txt", "e");
  const auto run = site.build();
  CHECK(run.status == 1);
  CHECK(holds(run.err, "content/a?b/c.md: error: the file's name"));
  CHECK(holds(run.err, "static/ d/e.txt: error: the file's name"));
}

TEST_CASE("names of any script, from right to left too, and joiners that it needs are names like any other") {
  const HostileSite site;
  site.put("content/notices/إشعار.md", item_of("", "Text.\n", "Arabic", "3"));
  site.put("content/notices/می\u200Cخواهم/index.md", item_of("", "Text.\n", "Persian", "4"));
  site.put("content/notices/می\u200Cخواهم/پیوست.txt", "Annex.");
  site.put("static/ئۇقتۇرۇش.txt", "Uyghur.");
  site.put("static/通知 附件.txt", "Chinese.");
  const auto run = site.build();
  CHECK(run.status == 0);
  CHECK(run.err.empty());
  CHECK(fs::exists(site.output_folder() + "/notices/إشعار/index.html"));
  CHECK(fs::exists(site.output_folder() + "/ئۇقتۇرۇش.txt"));
}

TEST_CASE("names as long as a disk allows are read, or told") {
  const HostileSite site;
  site.put("content/notices/" + std::string(252, 'n') + ".md", item_of("", "Text.\n", "Long", "3"));
  site.put("static/" + std::string(255, 's'), "s");
  const auto run = site.build();
  CHECK((run.status == 0 || holds(run.err, "nnnn")));
  check_cost(run, 5, 200);
}

TEST_CASE("folders in folders without end are told at the first file that lies too deep, and cost nothing") {
  for (const std::string folder : {"content/notices", "static"}) {
    INFO(folder);
    const HostileSite site;
    make_deep(site.file(folder), 1500);
    const auto run = site.build();
    CHECK(run.status == 1);
    CHECK(holds(run.err, "it lies in more than 100 folders"));
    check_cost(run, 5, 200);
    const HostileSite shallow;
    make_deep(shallow.file(folder), 60);
    CHECK(shallow.build().status == 0);
  }
}
