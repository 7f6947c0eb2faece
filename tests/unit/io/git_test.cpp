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
  Paths changed(const std::string& revision = "HEAD") const {
    const auto paths = changed_files(folder.file("site"), revision);
    REQUIRE(paths);
    return *paths;
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
