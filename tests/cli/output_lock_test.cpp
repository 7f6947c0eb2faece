// One writer of an output at a time, and the end of what a writer began that died, as users meet them.

#include "support/catch.hpp"
#include "support/process.hpp"

#include <filesystem>
#include <thread>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace fs = std::filesystem;
using namespace gazette::test;

namespace {

bool holds(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

struct Site {
  Site() {
    REQUIRE(run_gazette({"init", path(), "--language", "en"}).status == 0);
    REQUIRE(run_gazette({"publish", "-s", path()}).status == 0);
  }

  std::string path() const { return folder.file("site"); }
  std::string output() const { return path() + "/public"; }
  std::string beside(const std::string& work) const { return path() + "/.public.gazette-" + work; }

  ProcessResult run(std::vector<std::string> words) const {
    words.insert(words.begin() + 1, {"-s", path()});
    return run_gazette(words);
  }

  // As a run leaves it that died between the two renames of a disk that cannot exchange names.
  void interrupt() const {
    fs::rename(output(), beside("old"));
    write_text(beside("new") + "/index.html", "half");
  }

  TemporaryFolder folder;
};

class HeldLock {
 public:
  explicit HeldLock(const std::string& path) : file_(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644)) {
    REQUIRE(::flock(file_, LOCK_EX | LOCK_NB) == 0);
    const std::string owner = "process 77 on the-other-pc\n";
    REQUIRE(::write(file_, owner.data(), owner.size()) == static_cast<ssize_t>(owner.size()));
  }
  ~HeldLock() { ::close(file_); }
  HeldLock(const HeldLock&) = delete;
  HeldLock& operator=(const HeldLock&) = delete;

 private:
  int file_;
};

}  // namespace

TEST_CASE("a second writer is refused and told who the first is; who only reads goes on") {
  const Site site;
  const auto before = read_tree(site.output());
  {
    const HeldLock first(site.beside("lock"));
    for (const auto& words :
         {std::vector<std::string>{"build"}, {"build", "--clean"}, {"publish"}, {"build", "--recover"}}) {
      const auto second = site.run(words);
      INFO(words.front() << ": " << second.err);
      CHECK(second.status == 4);
      CHECK(holds(second.err, "the output is in use by process 77 on the-other-pc [locked]"));
    }
    CHECK(site.run({"build", "-d", site.folder.file("elsewhere")}).status == 0);
    CHECK(site.run({"check"}).status == 0);
    CHECK(site.run({"verify", site.output()}).status == 0);
    CHECK(read_tree(site.output()) == before);
  }
  CHECK(fs::exists(site.beside("lock")));  // nobody has it any more: its owner died
  CHECK(site.run({"build"}).status == 0);
  CHECK_FALSE(fs::exists(site.beside("lock")));
}

TEST_CASE("two publications into different folders do not write one ledger at once") {
  const Site site;
  const HeldLock first(site.path() + "/.published.jsonl.gazette-lock");
  const auto second = site.run({"publish", "-d", site.folder.file("elsewhere")});
  CHECK(second.status == 4);
  CHECK(holds(second.err, "the ledger is in use by process 77 on the-other-pc [locked]"));
}

TEST_CASE("many builds at once: each is whole or refused, and the output is right in the end") {
  const Site site;
  const auto right = read_tree(site.output());
  std::vector<std::jthread> builders;
  std::vector<ProcessResult> results(8);
  for (std::size_t i = 0; i < results.size(); ++i)
    builders.emplace_back([&, i] { results[i] = site.run({"build", "--clean"}); });
  builders.clear();
  int built = 0;
  for (const auto& result : results) {
    INFO(result.err);
    CHECK((result.status == 0 || (result.status == 4 && holds(result.err, "[locked]"))));
    built += result.status == 0 ? 1 : 0;
  }
  CHECK(built >= 1);
  CHECK(read_tree(site.output()) == right);
}

TEST_CASE("every command finishes what an interrupted run had begun, and says so") {
  const Site site;
  const auto key = site.folder.file("office.key");
  REQUIRE(site.run({"sign", "--generate", key, "--no-passphrase"}).status == 0);
  auto right = read_tree(site.output());
  for (const auto& words : {std::vector<std::string>{"build"},
                            {"build", "--recover"},
                            {"check"},
                            {"verify", site.output()},
                            {"publish"},
                            {"sign", "--key", key},
                            {"archive", "2026", "-o", site.folder.file("2026.tar")}}) {
    site.interrupt();
    const auto run = site.run(words);
    INFO(words.front() << ": " << run.err);
    CHECK(run.status == 0);
    CHECK(holds(run.out, "finished what an interrupted run had begun"));
    if (words.front() == "sign") right = read_tree(site.output());
    CHECK(read_tree(site.output()) == right);
    CHECK_FALSE(fs::exists(site.beside("new")));
    CHECK_FALSE(fs::exists(site.beside("old")));
  }
  site.interrupt();
  BackgroundProcess serve({"serve", "-s", site.path()});
  CHECK(holds(serve.wait_for_output("serving", 10), "finished what an interrupted run had begun"));
  CHECK(read_tree(site.output()) == right);
  CHECK(holds(site.run({"build", "--recover"}).out, "nothing to finish"));
}

TEST_CASE("what gazette did not write is never replaced: the build is refused, and names all that is in the way") {
  const Site site;
  write_text(site.output() + "/notices/second", "somebody's file");
  write_text(site.output() + "/tags/a/b.txt", "somebody's, in nobody's way");
  fs::create_symlink("/etc", site.output() + "/third");
  write_text(site.path() + "/content/notices/second.md", "+++\ntitle = \"Second\"\npublished = 2025-01-02\n+++\n\nx\n");
  write_text(site.path() + "/content/third.md", "+++\ntitle = \"Third\"\npublished = 2025-01-02\n+++\n\nx\n");
  const auto before = read_tree(site.output());
  for (const auto& words : {std::vector<std::string>{"build"}, {"build", "--clean"}, {"publish"}}) {
    const auto run = site.run(words);
    INFO(run.err);
    CHECK(run.status == 4);
    CHECK(holds(run.err, "/public/notices/second: error: a file that gazette did not write"));
    CHECK(holds(run.err, "/public/third: error: a symbolic link or the like that gazette did not write"));
    CHECK(read_tree(site.output()) == before);
  }
  fs::remove(site.output() + "/notices/second");
  fs::remove(site.output() + "/third");
  CHECK(site.run({"build", "--clean"}).status == 0);
  CHECK(read_text(site.output() + "/tags/a/b.txt") == "somebody's, in nobody's way");
  CHECK_FALSE(fs::exists("/etc/index.html"));
}
