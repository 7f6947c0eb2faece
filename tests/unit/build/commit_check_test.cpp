// On the disk, as git is asked.

#include "build/commit_check.hpp"

#include "build/pipeline.hpp"
#include "io/process.hpp"
#include "support/catch.hpp"
#include "support/process.hpp"
#include "support/small_build.hpp"

using namespace gazette;
using namespace gazette::test;

namespace {

/// A site in a repository; its first commit is of another year.
struct Office {
  Office() {
    put("site.toml", "base_url = \"https://x.example/\"\ntitle = \"X\"\nlanguage = \"en\"\n");
    put("content/a/first.md", item("first", "2020-01-01"));
    git({"init", "-q"}, "2020-01-01");
    commit("2020-01-01");
  }
  void put(const std::string& path, const std::string& text) const { write_text(folder.file(path), text); }
  void git(const std::vector<std::string>& arguments, const std::string& day) const {
    std::vector<std::string> words = {"env",
                                      "GIT_COMMITTER_DATE=" + day + "T12:00:00Z",
                                      "git",
                                      "-C",
                                      folder.path(),
                                      "-c",
                                      "user.name=t",
                                      "-c",
                                      "user.email=t",
                                      "-c",
                                      "commit.gpgsign=false"};
    words.insert(words.end(), arguments.begin(), arguments.end());
    const auto output = run_process(words);
    REQUIRE(output);
    INFO(output->err);
    REQUIRE(output->status == 0);
  }
  void commit(const std::string& day) const {
    git({"add", "-A"}, day);
    git({"commit", "-q", "-m", "m"}, day);
  }
  /// What is said of the items, by rule and message.
  std::vector<std::string> said(const std::string& ledger = {}) const {
    Diagnostics loading, found, of_ledger;
    const auto files = open_disk(folder.path());
    const auto site = load_site(*files, request_as_of("2026-12-31"), loading);
    REQUIRE(site);
    REQUIRE(check_commit_dates(folder.path(), *site, fold_ledger(ledger, std::nullopt, of_ledger), found));
    std::vector<std::string> all;
    for (const auto& each : found.entries()) all.push_back(each.error.rule + ": " + each.error.message);
    return all;
  }
  TemporaryFolder folder;
};

using Said = std::vector<std::string>;

}  // namespace

TEST_CASE("an item that was committed as published and says a later day now is redated, also after a rename") {
  const Office office;
  office.put("content/a/x.md", item("x", "2026-06-01", {}, "A text that is long enough to be known again.\n"));
  office.commit("2026-06-01");
  CHECK(office.said().empty());
  office.git({"mv", "content/a/x.md", "content/a/y.md"}, "2026-06-15");
  office.put("content/a/y.md", item("x", "2026-06-20", {}, "A text that is long enough to be known again.\n"));
  const Said redated = {
      "redated-publication: dated 2026-06-20, but when it was first committed it was published on 2026-06-01"};
  office.commit("2026-06-20");
  CHECK(office.said() == redated);
  // What the ledger knows, the ledger judges.
  CHECK(office.said("{\"at\": \"2026-06-20T12:00:00Z\", \"kind\": \"item\", \"url\": \"/a/y/\"}\n").empty());
}

TEST_CASE("drafts, what was scheduled, what was not public and unreadable texts may take a later day") {
  const Office office;
  const std::vector<std::string> metadata = {"draft = true", "disclosure = \"on-request\"", "draft = maybe"};
  for (std::size_t i = 0; i < metadata.size(); ++i)
    office.put("content/a/" + std::to_string(i) + ".md", item("x", "2026-06-01", metadata[i]));
  office.put("content/a/scheduled.md", item("x", "2026-06-02"));
  office.put("content/a/undated.md", "+++\ntitle = \"x\"\ndraft = true\n+++\n");
  office.put("content/a/unreadable.md", "no metadata\n");
  office.put("content/page.md", item("x", "2026-06-01"));
  office.commit("2026-06-01");
  for (const auto* name : {"a/0", "a/1", "a/2", "a/scheduled", "a/undated", "a/unreadable", "page"})
    office.put("content/" + std::string(name) + ".md", item("x", "2026-07-01"));
  CHECK(office.said().empty());
}

TEST_CASE("a date may be moved up to the day of the first commit, before which nothing was public here") {
  const Office office;
  office.put("content/a/x.md", item("x", "2026-05-25"));
  office.commit("2026-06-01");
  office.put("content/a/x.md", item("x", "2026-06-01"));
  CHECK(office.said().empty());
  office.put("content/a/x.md", item("x", "2026-06-02"));
  CHECK(office.said().size() == 1);
}

TEST_CASE("what came with the site's first commit is redated all the same when it says a day after it") {
  const Office office;
  office.put("content/a/first.md", item("first", "2026-06-02"));
  CHECK(office.said().size() == 1);
  office.put("site.toml", "base_url = \"https://x.example/\"\ntitle = \"X\"\n[check]\nredated-publication = \"off\"\n");
  CHECK(office.said().empty());
}
