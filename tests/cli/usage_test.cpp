// What is wrong on a command line: told with what would be right, before anything is read or written.

#include "support/catch.hpp"
#include "support/process.hpp"

#include <filesystem>

namespace fs = std::filesystem;
using namespace gazette::test;

namespace {

bool holds(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

void check_refused(const std::vector<std::string>& arguments, const std::string& why, const std::string& help) {
  const auto run = run_gazette(arguments);
  INFO(run.err);
  CHECK(run.status == 2);
  CHECK(holds(run.err, why));
  CHECK(holds(run.err, help));
  CHECK(run.out.empty());
}

}  // namespace

TEST_CASE("a flag that is none, lacks its value or takes none is told by its letter or name") {
  check_refused({"build", "-x"}, "there is no flag \"-x\"", "`gazette help` lists the flags");
  check_refused({"build", "-qx"}, "there is no flag \"-x\"", "lists the flags");
  check_refused({"build", "--quiet=yes"}, "--quiet takes no value", "");
  check_refused({"build", "-j"}, "--jobs needs a value", "write --jobs");
  check_refused({"build", "-j0"}, "--jobs: \"0\" is not a number from 1 to 256", "");
  check_refused({"check", "--color", "sometimes"}, "--color: \"sometimes\" is not auto, always or never", "");
  check_refused({"zzz"}, "there is no command \"zzz\"", "`gazette help` lists the commands");
}

TEST_CASE("a value may follow its letter, letters may stand together, and after -- nothing is a flag") {
  const TemporaryFolder folder;
  REQUIRE(run_gazette({"init", folder.file("site"), "--language=en"}).status == 0);
  const auto built = run_gazette({"build", "-j1", "-qs", folder.file("site")});
  CHECK(built.status == 0);
  CHECK(built.out.empty());
  CHECK(fs::exists(folder.file("site/public/index.html")));
  const auto made = run_gazette({"new", "-s", folder.file("site"), "-c", "notices", "--", "item", "--strict"});
  CHECK(made.out == "content/notices/strict.md\n");
}

TEST_CASE("init, new, serve and list say what they lack and what there is to choose from") {
  check_refused({"init"}, "init needs the folder of the new site", "write `gazette init DIR`");
  const TemporaryFolder folder;
  check_refused({"init", folder.file("s"), "--language", "fr"}, "there is no starter site in \"fr\"", "zh-CN or en");
  CHECK_FALSE(fs::exists(folder.file("s")));
  check_refused({"new", "item"}, "new needs a kind and a title", "write `gazette new item");
  check_refused({"new", "memo", "X"}, "there is no kind \"memo\"", "kinds: item, report, category, theme");
  check_refused({"new", "itme", "X"}, "there is no kind \"itme\"", "did you mean \"item\"?");
  for (const auto* port : {"0", "65536", "http"})
    check_refused({"serve", "-s", folder.path(), "--port", port}, "--port: \"" + std::string(port) + "\" is not a port",
                  "ports are numbers from 1 to 65535");
  check_refused({"list", "zzz", "-s", folder.path()}, "there is no list \"zzz\"", "lists: all, published, drafts");
  check_refused({"list", "due", "--days", "x", "-s", folder.path()}, "--days: \"x\" is not a number from 0 to 3660",
                "");
}

TEST_CASE(
    "new says what is wrong with a report's year, a form, a title, and shows the faults of a site it cannot read") {
  const TemporaryFolder folder;
  const auto site = folder.file("site");
  REQUIRE(run_gazette({"init", site, "--language", "en"}).status == 0);
  const auto before = read_tree(site);
  check_refused({"new", "report", "last", "-s", site}, "a report needs the year that it reports",
                "gazette new report 2026");
  check_refused({"new", "item", "  ", "-s", site}, "the title is empty", "write `gazette new item");
  check_refused({"new", "report", "2024", "-s", site, "--form", "cn-2012"}, "there is no form \"cn-2012\"", "cn-20");
  check_refused({"new", "report", "2024", "-s", site}, "no form is named for the report on 2024", "cn-2021");
  check_refused({"new", "category", "X", "-c", "../x", "-s", site}, "a category needs a folder", "-c notices");
  CHECK(read_tree(site) == before);
  write_text(site + "/site.toml", "title = 5\n");
  const auto faulty = run_gazette({"new", "item", "X", "-s", site});
  CHECK(faulty.status == 3);
  CHECK(holds(faulty.err, "site.toml:1"));
}

TEST_CASE("a clock that is no number of seconds stops a build before it reads anything") {
  const auto run = run_gazette({"build", "-s", "/nowhere"}, {{"SOURCE_DATE_EPOCH", "yesterday"}});
  CHECK(run.status == 2);
  CHECK(holds(run.err, "SOURCE_DATE_EPOCH is not a number of seconds"));
}

TEST_CASE("config --json is one object a value, and without --effective only what the site says") {
  const TemporaryFolder folder;
  write_text(folder.file("site.toml"), "base_url = \"https://x.example/\"\nlanguage = \"en\"\n");
  const auto json = run_gazette({"config", "--json", "-s", folder.path()});
  CHECK(json.out ==
        "{\"key\": \"base_url\", \"value\": \"\\\"https://x.example/\\\"\", \"origin\": \"site.toml:1\"}\n"
        "{\"key\": \"language\", \"value\": \"\\\"en\\\"\", \"origin\": \"site.toml:2\"}\n");
}
