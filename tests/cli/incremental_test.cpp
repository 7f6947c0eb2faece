// Builds after builds, as a user runs them: on a real disk, with a program that may be killed.

#include "support/catch.hpp"
#include "support/process.hpp"

#include <chrono>
#include <filesystem>
#include <memory>
#include <random>
#include <thread>

namespace fs = std::filesystem;
using namespace gazette::test;

namespace {

bool holds(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

struct Site {
  Site() {
    REQUIRE(run_gazette({"init", path(), "--language", "en"}).status == 0);
    for (int number = 0; number < 200; ++number) write(number, 0);
    // What changed just before a build is read again by the next one.
    std::this_thread::sleep_for(std::chrono::milliseconds(120));
  }

  std::string path() const { return folder.file("site"); }
  std::string output() const { return path() + "/public"; }

  void write(int number, int version) const {
    const auto name = std::to_string(number);
    write_text(path() + "/content/notices/n" + name + ".md", "+++\ntitle = \"Notice " + name +
                                                                 "\"\npublished = 2025-01-02\n+++\n\nVersion " +
                                                                 std::to_string(version) + ".\n");
  }

  ProcessResult build(std::vector<std::string> more = {}) const {
    more.insert(more.begin(), {"build", "-s", path()});
    return run_gazette(more);
  }

  std::map<std::string, std::string> clean() const {
    const auto other = folder.file("clean");
    fs::remove_all(other);
    const auto built = run_gazette({"build", "-s", path(), "-d", other, "--clean"});
    INFO(built.err);
    REQUIRE(built.status == 0);
    return read_tree(other);
  }

  TemporaryFolder folder;
};

}  // namespace

TEST_CASE("a second build has nothing to do, and --explain says why each file is made") {
  const Site site;
  const auto first = site.build({"--explain"});
  REQUIRE(first.status == 0);
  INFO(first.out);
  CHECK(
      holds(first.out, "/index.html: home page of the whole site, template home; made because there is no build log"));
  CHECK(holds(site.build().out, "nothing to do: "));
  CHECK(holds(site.build({"--explain"}).out, "nothing was made: nothing has changed since the last build"));
  CHECK(fs::is_regular_file(site.path() + "/.gazette/.gitignore"));

  site.write(7, 1);
  const auto second = site.build({"--explain"});
  INFO(second.out);
  CHECK(holds(second.out,
              "/notices/n7/index.html: item page of content/notices/n7.md, template item; made because "
              "what it is about changed"));
  CHECK_FALSE(holds(second.out, "/notices/n9/index.html"));
  CHECK(read_tree(site.output()) == site.clean());

  CHECK(holds(site.build({"--clean", "--explain"}).out, "made because --clean asks for it"));
  fs::remove(site.output() + "/notices/n8/index.html");
  const auto mended = site.build({"--explain"});
  CHECK(holds(mended.out, "made because its file was missing or changed in the output"));
  CHECK(read_tree(site.output()) == site.clean());
}

TEST_CASE("a fresh checkout of the same files, with the log and the output kept, makes no file") {
  const Site site;
  REQUIRE(site.build().status == 0);
  for (const auto& folder : {site.path() + "/content", site.output()}) {
    for (const auto& [path, bytes] : read_tree(folder)) {
      fs::remove(folder + "/" + path);
      write_text(folder + "/" + path, bytes);
    }
  }
  std::this_thread::sleep_for(std::chrono::milliseconds(120));
  const auto again = site.build();
  INFO(again.out << again.err);
  REQUIRE(again.status == 0);
  CHECK(holds(again.out, "made 0, wrote 0"));
  CHECK(holds(site.build().out, "nothing to do: "));
  CHECK(read_tree(site.output()) == site.clean());
}

TEST_CASE("a build that is killed at any moment leaves the next one the right output to make") {
  const Site site;
  REQUIRE(site.build().status == 0);
  std::mt19937 chance(3);
  for (int round = 1; round <= 25; ++round) {
    for (int edits = 0; edits < 40; ++edits) site.write(static_cast<int>(chance() % 200), round);
    if (round % 5 == 0) fs::remove(site.path() + "/content/notices/n" + std::to_string(round) + ".md");
    {
      const BackgroundProcess build({"build", "-s", site.path()});
      std::this_thread::sleep_for(std::chrono::microseconds(2'000 + chance() % 60'000));
    }  // killed here
    const auto built = site.build();
    INFO("round " << round << ": " << built.out << built.err);
    REQUIRE(built.status == 0);
    REQUIRE(read_tree(site.output()) == site.clean());
  }
}

TEST_CASE("a site in a folder that cannot be written is built without a log") {
  const Site site;
  fs::permissions(site.path(), fs::perms::owner_read | fs::perms::owner_exec);
  const auto built = run_gazette({"build", "-s", site.path(), "-d", site.folder.file("out"), "--explain"});
  fs::permissions(site.path(), fs::perms::owner_all);
  CHECK(built.status == 0);  // root may write anywhere: then there is a log, and that is fine too
  CHECK(read_tree(site.folder.file("out")) == site.clean());
}
