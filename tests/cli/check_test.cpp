// `gazette check` as a user or a code host meets it: --since, --sarif, --external, the list and the pages of rules.

#include "support/catch.hpp"
#include "support/loopback_server.hpp"
#include "support/process.hpp"

#include <nlohmann/json.hpp>

#include <cstdlib>
#include <filesystem>

namespace fs = std::filesystem;
using namespace gazette::test;

namespace {

bool holds(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

std::string notice(const std::string& more, const std::string& text = "Text.\n") {
  return "+++\ntitle = \"Notice\"\npublished = 2026-01-06\n" + more + "+++\n\n" + text;
}

/// An English site without findings.
struct SmallSite {
  SmallSite() {
    put("site.toml", "base_url = \"https://x.example/\"\nlanguage = \"en\"\n[check]\nexternal_private = true\n");
    put("content/_index.md", "+++\ntitle = \"Home\"\n+++\n");
    put("content/notices/sound.md", notice("index_number = \"1\"\n"));
  }
  void put(const std::string& path, const std::string& text) const { write_text(folder.file(path), text); }
  ProcessResult check(std::vector<std::string> words) const {
    words.insert(words.begin(), "check");
    words.insert(words.end(), {"-s", folder.path(), "--as-of", "2026-06-30"});
    return run_gazette(words);
  }
  void git(const std::string& words) const {
    REQUIRE(std::system(("git -C '" + folder.path() + "' -c user.name=t -c user.email=t -c commit.gpgsign=false " +
                         words + " >/dev/null 2>&1")
                            .c_str()) == 0);
  }
  void commit() const {
    git("init -q");
    git("add -A");
    git("commit -q -m m");
  }

  TemporaryFolder folder;
};

}  // namespace

TEST_CASE("--since reports on changed files only, and the exit status counts only those") {
  const SmallSite site;
  site.put("content/notices/old.md",
           "+++\ntitle = \"Old\"\nindex_number = \"2\"\npublished = 2026-13-06\n+++\n\nText.\n");
  site.commit();
  const auto nothing = site.check({"--since", "HEAD"});
  CHECK(nothing.status == 0);
  CHECK(nothing.err.empty());
  CHECK(holds(nothing.out, "1 finding in files that did not change: not shown, among them 1 error"));
  CHECK_FALSE(holds(nothing.out, "no errors"));
  site.put("content/notices/通知 新.md", notice(""));
  const auto changed = site.check({"--since", "HEAD", "--strict"});
  CHECK(changed.status == 1);
  CHECK(holds(changed.err, "content/notices/通知 新.md"));
  CHECK_FALSE(holds(changed.err, "old.md"));
  CHECK(site.check({}).status == 1);
}

TEST_CASE("--since tells a fault of site.toml in any case, as nothing else was looked for") {
  const SmallSite site;
  site.put("site.toml", "base_url = 5\n");
  site.commit();
  CHECK(site.check({"--since", "HEAD"}).status == 3);
}

TEST_CASE("--since with a revision that is none is a usage error") {
  const SmallSite site;
  CHECK(site.check({"--since", "HEAD"}).status == 2);
  site.commit();
  CHECK(site.check({"--since", "nowhere"}).status == 2);
  CHECK(site.check({"--since=--output=x"}).status == 2);
}

TEST_CASE("--since without git on the machine is an error of input and output") {
  const SmallSite site;
  site.commit();
  const auto run = run_gazette({"check", "-s", site.folder.path(), "--since", "HEAD"}, {{"PATH", "/nowhere"}});
  CHECK(run.status == 4);
  CHECK(holds(run.err, "git"));
}

TEST_CASE("--sarif writes what the terminal says, waived findings included, and replaces the last log") {
  const SmallSite site;
  site.put("content/notices/a.md", notice(""));
  site.put("content/notices/b.md", notice("waive = [{ rule = \"missing-index-number\", reason = \"a reason\" }]\n"));
  const auto path = site.folder.file("log.sarif");
  write_text(path, "old");
  CHECK(site.check({"--sarif", path}).status == 0);
  const auto results = nlohmann::json::parse(read_text(path)).at("runs")[0].at("results");
  REQUIRE(results.size() == 2);
  CHECK(results[0].at("ruleId") == "missing-index-number");
  CHECK(results[1].at("suppressions")[0].at("justification") == "a reason");
  CHECK(site.check({"--sarif", site.folder.file("no/such/folder.sarif")}).status == 4);
}

TEST_CASE("--external tells dead links, asks a good one once a day, and check alone asks nobody") {
  const LoopbackServer other;
  const SmallSite site;
  site.put("content/notices/links.md",
           notice("index_number = \"2\"\n",
                  "[dead](" + other.address() + "/gone)\n\n[good](" + other.address() + "/moved)\n"));
  CHECK(site.check({"--strict"}).status == 0);
  CHECK(other.questions().empty());
  const auto first = site.check({"--external"});
  CHECK(first.status == 0);
  CHECK(holds(first.err, "answers 404 [dead-external-link]"));
  CHECK(holds(first.err, "content/notices/links.md:7:1"));
  CHECK(fs::exists(site.folder.file(".gazette/external-links.tsv")));
  const auto asked = other.questions().size();
  const auto second = site.check({"--external", "--strict"});
  CHECK(second.status == 1);
  CHECK(holds(second.out, "1 asked, 1 known from the last day"));
  CHECK(other.questions().size() == asked + 2);  // HEAD and GET of the dead one
}

TEST_CASE("addresses of private networks are not asked unless the site allows it") {
  const LoopbackServer other;
  const SmallSite site;
  site.put("site.toml", "base_url = \"https://x.example/\"\nlanguage = \"en\"\n");
  site.put("content/notices/links.md", notice("index_number = \"2\"\n", "[a](" + other.address() + "/gone)\n"));
  const auto run = site.check({"--external", "-v"});
  CHECK(run.status == 0);
  CHECK(holds(run.err, "it lies in a private network [unjudged-external-link]"));
  CHECK(other.questions().empty());
}

TEST_CASE("the flags of check are none of build, so that a build never asks other sites") {
  for (const auto* flag : {"--external", "--since=HEAD", "--sarif=x"}) CHECK(run_gazette({"build", flag}).status == 2);
}

TEST_CASE("the rules are listed with the level that they have on the site") {
  const SmallSite site;
  site.put("site.toml", "base_url = \"https://x.example/\"\n[check]\nraw-html = \"off\"\n");
  const auto list = run_gazette({"list", "rules", "-s", site.folder.path()});
  CHECK(list.status == 0);
  CHECK(holds(list.out, "\nraw-html\toff\t"));
  CHECK(holds(list.out, "\nplaceholder\twarning\t"));
  const auto lines = run_gazette({"list", "rules", "--json", "-s", site.folder.path()}).out;
  const auto first = nlohmann::json::parse(lines.substr(0, lines.find('\n')));
  CHECK(first.at("rule") == "active-content");
  CHECK(first.at("level") == "warning");
  CHECK(first.at("external") == false);
}

TEST_CASE("help of a rule is its page, and help of a command stays what it was") {
  const auto page = run_gazette({"help", "late-publication"});
  CHECK(page.status == 0);
  CHECK(page.out.starts_with("late-publication\n"));
  CHECK(holds(page.out, "Regulation, Art. 26"));
  CHECK_FALSE(holds(page.out, "**"));
  CHECK(holds(run_gazette({"help", "check"}).out, "--external"));
}

TEST_CASE("a wrong --base-url is blamed on the command line, not on site.toml") {
  const SmallSite site;
  const auto run = site.check({"--base-url", "ftp://other.example/"});
  CHECK(run.status == 3);
  CHECK(holds(run.err,
              "gazette: error: \"ftp://other.example/\" is not the address of a site [invalid-base-url]\n"
              "  help: write scheme and host, as in --base-url https://www.example.gov.cn/"));
  CHECK_FALSE(holds(run.err, "site.toml"));
  CHECK(site.check({"--base-url", "http://127.0.0.1:8000/preview"}).status == 0);
}

TEST_CASE("a text that cannot be mended is told and left, and the others are mended all the same") {
  const SmallSite site;
  site.put("content/notices/one.md", notice("index_number = \"2\"\n", "##标题\n\nText.\n"));
  site.put("content/notices/two.md", notice("index_number = \"3\"\n", "##标题\n\nText.\n"));
  site.put("content/notices/.one.md.gazette-new/foreign", "");  // where the mended file would be written
  const auto fixed = site.check({"--fix"});
  INFO(fixed.out + fixed.err);
  CHECK(fixed.status == 4);
  CHECK(holds(fixed.err, "content/notices/one.md: error: cannot be replaced: is a directory"));
  CHECK(holds(fixed.out, "fixed 1 place in 1 file"));
  CHECK(holds(read_text(site.folder.file("content/notices/one.md")), "##标题"));
  CHECK(holds(read_text(site.folder.file("content/notices/two.md")), "## 标题"));
}

TEST_CASE("other sites are not asked while the site has errors, and what is known of them is no reason to fail") {
  const SmallSite site;
  site.put(".gazette", "a file where the folder of caches would be");
  const auto no_cache = site.check({"--external"});
  INFO(no_cache.out + no_cache.err);
  CHECK(no_cache.status == 0);
  CHECK(holds(no_cache.err, ".gazette: warning: the folder cannot be made: "));
  site.put("content/notices/sound.md", "+++\ntitle = 5\n+++\n");
  const auto faulty = site.check({"--external"});
  CHECK(faulty.status == 1);
  CHECK(holds(faulty.out, "links to other sites were not checked: mend the errors first"));
}

TEST_CASE("a log of findings that cannot be written is an error, and the findings are told all the same") {
  const SmallSite site;
  site.put("content/notices/sound.md", notice(""));
  const auto run = site.check({"--sarif", site.folder.file("nowhere/log.sarif")});
  CHECK(run.status == 4);
  CHECK(holds(run.err, "nowhere/log.sarif: error: cannot be written: no such file or directory"));
  CHECK(holds(run.err, "[missing-index-number]"));
}
