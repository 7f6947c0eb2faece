#include "io/git.hpp"

#include "io/process.hpp"
#include "support/catch.hpp"
#include "support/process.hpp"

#include <filesystem>

using namespace gazette;
using Paths = std::vector<std::string>;

namespace {

/// A repository with one commit, whose site lies in a folder of it.
struct Repository {
  Repository() {
    git({"init", "-q"});
    put("site/content/通知 一.md", "one\n");
    put("site/content/b.md", "b\n");
    put("outside.md", "outside\n");
    put(".gitignore", "/site/public/\n");
    commit();
  }
  void git(std::vector<std::string> arguments) const {
    std::vector<std::string> words = {"git",          "-C", folder.path(),         "-c", "user.name=t", "-c",
                                      "user.email=t", "-c", "commit.gpgsign=false"};
    words.insert(words.end(), arguments.begin(), arguments.end());
    const auto output = run_process(words);
    REQUIRE(output);
    INFO(output->err);
    REQUIRE(output->status == 0);
  }
  void put(const std::string& path, const std::string& text) const { test::write_text(folder.file(path), text); }
  void commit() const {
    git({"add", "-A"});
    git({"commit", "-q", "-m", "m"});
  }
  void commit_at(const std::string& moment) const {
    git({"add", "-A"});
    const auto output =
        run_process({"env", "GIT_COMMITTER_DATE=" + moment, "git", "-C", folder.path(), "-c", "user.name=t", "-c",
                     "user.email=t", "-c", "commit.gpgsign=false", "commit", "-q", "-m", "m"});
    REQUIRE(output);
    REQUIRE(output->status == 0);
  }
  Paths changed(const std::string& revision = "HEAD") const {
    const auto paths = changed_files(folder.file("site"), revision);
    REQUIRE(paths);
    return *paths;
  }
  std::string text_at(const FirstCommit& commit) const {
    const auto text = file_at(folder.file("site"), commit);
    REQUIRE(text);
    return *text;
  }
  test::TemporaryFolder folder;
};

}  // namespace

TEST_CASE("nothing has changed since the commit that everything is in") {
  const Repository repository;
  CHECK(repository.changed().empty());
}

TEST_CASE("changed, staged, deleted and new files count, ignored ones and those outside the site do not") {
  const Repository repository;
  repository.put("site/content/通知 一.md", "two\n");
  repository.put("site/content/staged \"file\".md", "s\n");
  repository.git({"add", "-A"});
  std::filesystem::remove(repository.folder.file("site/content/b.md"));
  repository.put("site/content/新.md", "n\n");
  repository.put("site/public/index.html", "made\n");
  repository.put("outside.md", "changed\n");
  CHECK(repository.changed() ==
        Paths{"content/b.md", "content/staged \"file\".md", "content/新.md", "content/通知 一.md"});
}

TEST_CASE("files committed since an older revision count, under both names when they were renamed") {
  const Repository repository;
  repository.git({"mv", "site/content/b.md", "site/content/c.md"});
  repository.commit();
  CHECK(repository.changed().empty());
  CHECK(repository.changed("HEAD~1") == Paths{"content/b.md", "content/c.md"});
}

TEST_CASE("a revision that git does not know, or that could be a flag, is a usage error") {
  const Repository repository;
  for (const auto* revision : {"no-such-branch", "-x", "--output=stolen", "", "HEAD:outside.md", "HEAD~9"}) {
    INFO(revision);
    const auto paths = changed_files(repository.folder.file("site"), revision);
    REQUIRE_FALSE(paths);
    CHECK(paths.error().kind == ErrorKind::usage);
  }
  CHECK_FALSE(std::filesystem::exists(repository.folder.file("site/stolen")));
}

TEST_CASE("a folder outside any repository is a usage error") {
  const test::TemporaryFolder folder;
  const auto paths = changed_files(folder.path(), "HEAD");
  REQUIRE_FALSE(paths);
  CHECK(paths.error().kind == ErrorKind::usage);
  CHECK(paths.error().message.find("no working tree of git") != std::string::npos);
}

TEST_CASE("what of a site's inputs is not committed is named file by file, and nothing else") {
  const Repository repository;
  const auto uncommitted = [&](const Paths& inputs) {
    const auto paths = uncommitted_files(repository.folder.file("site"), inputs);
    REQUIRE(paths);
    return *paths;
  };
  CHECK(uncommitted({"content", "site.toml", "no-such-folder"}).empty());
  repository.put("site/content/通知 一.md", "two\n");
  repository.put("site/content/staged \"file\".md", "s\n");
  repository.git({"add", "-A"});
  repository.git({"mv", "site/content/b.md", "site/content/c.md"});
  repository.put("site/schemes/new/a.toml", "a\n");
  repository.put("site/schemes/new/b.toml", "b\n");
  repository.put("site/site.[ab].toml", "x\n");
  repository.put("site/site.a.toml", "x\n");
  repository.put("site/notes.txt", "not read by the site\n");
  repository.put("site/public/index.html", "made\n");
  repository.put("outside.md", "changed\n");
  CHECK(uncommitted({"content", "schemes", "public", "site.[ab].toml"}) ==
        Paths{"content/b.md", "content/c.md", "content/staged \"file\".md", "content/通知 一.md", "schemes/new/a.toml",
              "schemes/new/b.toml", "site.[ab].toml"});
}

TEST_CASE("before the first commit everything is uncommitted; outside a repository there is nothing to ask") {
  const test::TemporaryFolder folder;
  const auto none = uncommitted_files(folder.path(), {"content"});
  REQUIRE_FALSE(none);
  CHECK(none.error().kind == ErrorKind::input_output);
  REQUIRE(run_process({"git", "-C", folder.path(), "init", "-q"}));
  test::write_text(folder.file("content/a.md"), "a\n");
  const auto all = uncommitted_files(folder.path(), {"content"});
  REQUIRE(all);
  CHECK(*all == Paths{"content/a.md"});
}

TEST_CASE("no hook and no file system monitor of a repository is run by asking it") {
  const Repository repository;
  const auto mark = repository.folder.file("was-run");
  const auto script = repository.folder.file("script");
  repository.put("script", "#!/bin/sh\ntouch '" + mark + "'\n");
  std::filesystem::permissions(script, std::filesystem::perms::owner_all);
  std::filesystem::create_directory(repository.folder.file("hooks"));
  std::filesystem::copy(script, repository.folder.file("hooks/post-index-change"));
  repository.git({"config", "core.fsmonitor", script});
  repository.git({"config", "core.hooksPath", repository.folder.file("hooks")});
  repository.put("site/content/b.md", "changed\n");
  CHECK(uncommitted_files(repository.folder.file("site"), {"content"}));
  CHECK(changed_files(repository.folder.file("site"), "HEAD"));
  CHECK(first_commits(repository.folder.file("site")));
  CHECK_FALSE(std::filesystem::exists(mark));
}

TEST_CASE("a file's first commit is the one that it appeared in, under whatever name") {
  const Repository repository;
  repository.put("site/content/new.md", "one\ntwo\nthree\n");
  repository.commit_at("2026-03-01T12:00:00Z");
  repository.git({"mv", "site/content/new.md", "site/content/renamed.md"});
  repository.put("site/content/renamed.md", "one\ntwo\nthree\nfour\n");
  repository.commit_at("2026-04-01T12:00:00Z");
  repository.git({"mv", "outside.md", "site/content/came in.md"});
  repository.put("site/content/later.md", "later\n");
  repository.commit_at("2026-05-01T12:00:00Z");
  repository.put("site/content/never.md", "not committed\n");
  const auto commits = first_commits(repository.folder.file("site"));
  REQUIRE(commits);
  const auto& renamed = commits->at("content/renamed.md");
  CHECK(renamed.at == 1'772'366'400);
  CHECK_FALSE(renamed.is_root);
  CHECK(renamed.path == "site/content/new.md");
  CHECK(repository.text_at(renamed) == "one\ntwo\nthree\n");
  CHECK(commits->at("content/later.md").at == 1'777'636'800);
  CHECK(commits->at("content/came in.md").path == "outside.md");
  CHECK(repository.text_at(commits->at("content/通知 一.md")) == "one\n");
  CHECK_FALSE(file_at(repository.folder.file("site"), {0, false, renamed.hash, "no such file"}));
  CHECK(commits->at("content/通知 一.md").is_root);
  CHECK(commits->at("content/came in.md").is_root);
  CHECK_FALSE(commits->contains("content/never.md"));
  CHECK_FALSE(commits->contains("outside.md"));
}

TEST_CASE("a merge hides neither the files of its branches nor their days") {
  const Repository repository;
  repository.git({"checkout", "-q", "-b", "side"});
  repository.put("site/content/side.md", "side\n");
  repository.commit_at("2026-03-01T12:00:00Z");
  repository.git({"checkout", "-q", "-"});
  repository.put("site/content/main.md", "main\n");
  repository.commit_at("2026-04-01T12:00:00Z");
  repository.git({"merge", "-q", "--no-ff", "-m", "merge", "side"});
  const auto commits = first_commits(repository.folder.file("site"));
  REQUIRE(commits);
  CHECK(commits->at("content/side.md").at == 1'772'366'400);
  CHECK(commits->contains("content/main.md"));
}

TEST_CASE("a repository without a commit has no first commits, a folder outside any is an error") {
  const test::TemporaryFolder folder;
  const auto none = first_commits(folder.path());
  REQUIRE_FALSE(none);
  CHECK(none.error().kind == ErrorKind::input_output);
  REQUIRE(run_process({"git", "-C", folder.path(), "init", "-q"}));
  const auto empty = first_commits(folder.path());
  REQUIRE(empty);
  CHECK(empty->empty());
}
