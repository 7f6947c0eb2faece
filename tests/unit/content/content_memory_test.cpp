#include "content/content_memory.hpp"

#include "config/site_config.hpp"
#include "content/load.hpp"
#include "io/memory.hpp"
#include "support/catch.hpp"
#include "support/small_build.hpp"

#include <set>

using namespace gazette;
using namespace gazette::test;

namespace {

// Counts what is read, so that a test can tell a memory from another reading.
class WatchedFiles final : public FileReader {
 public:
  explicit WatchedFiles(const FileReader& files) : files_(files) {}
  Result<std::string> read(const std::string& path) const override {
    were_read_.insert(path);
    return files_.read(path);
  }
  bool is_file(const std::string& path) const override { return files_.is_file(path); }
  bool is_folder(const std::string& path) const override { return files_.is_folder(path); }
  std::optional<FileEntry> status(const std::string& path) const override { return files_.status(path); }
  Result<std::vector<FileEntry>> list(const std::string& folder) const override { return files_.list(folder); }

  std::set<std::string> take() { return std::exchange(were_read_, {}); }

 private:
  const FileReader& files_;
  mutable std::set<std::string> were_read_;
};

struct Scene {
  MemoryFileSystem files = small_site({{"content/a/x.md", item("X", "2026-01-01")},
                                       {"content/a/y/index.md", item("Y", "2026-01-02")},
                                       {"content/a/y/annex.pdf", "annex"}});
  WatchedFiles watched{files};
  ContentMemory memory;
  Diagnostics found;
  SiteConfig config = load_site_config(files, {}, found)->config;

  LoadedSite load() { return load_content(watched, config, {1, true}, memory, found); }

  std::set<std::string> read_again() {
    (void)watched.take();
    (void)load();
    return watched.take();
  }
};

using Paths = std::set<std::string>;

}  // namespace

TEST_CASE("what did not change is not read again") {
  Scene scene;
  CHECK(scene.load().items.size() == 2);
  CHECK(scene.read_again().empty());
  REQUIRE(scene.files.write("content/a/x.md", item("Z", "2026-01-01")));
  CHECK(scene.read_again() == Paths{"content/a/x.md"});
  CHECK(scene.load().items[0].title == "Z");
}

TEST_CASE("an item is read again when a file of its bundle changed, came or went") {
  Scene scene;
  (void)scene.load();
  const Paths both = {"content/a/y/annex.pdf", "content/a/y/index.md"};
  REQUIRE(scene.files.write("content/a/y/annex.pdf", "other"));
  CHECK(scene.read_again() == both);
  REQUIRE(scene.files.write("content/a/y/more.pdf", "more"));
  CHECK(scene.read_again() == Paths{"content/a/y/annex.pdf", "content/a/y/index.md", "content/a/y/more.pdf"});
  CHECK(scene.load().items[1].attachments.size() == 2);
  REQUIRE(scene.files.remove("content/a/y/more.pdf"));
  CHECK(scene.read_again() == both);
  CHECK(scene.load().items[1].attachments.size() == 1);
}

TEST_CASE("what is forgotten is read again though it looks as it did, with the items that have it as an attachment") {
  Scene scene;
  (void)scene.load();
  scene.memory.forget("content/a/x.md");
  CHECK(scene.read_again() == Paths{"content/a/x.md"});
  scene.memory.forget("content/a/y/annex.pdf");
  CHECK(scene.read_again() == Paths{"content/a/y/annex.pdf", "content/a/y/index.md"});
  scene.memory.forget("content/a/no-such-file.md");
  CHECK(scene.read_again().empty());
}

TEST_CASE("an item that was forgotten or whose file went is still known as it was read last") {
  Scene scene;
  (void)scene.load();
  scene.memory.forget("content/a/x.md");
  REQUIRE(scene.files.remove("content/a/x.md"));
  REQUIRE(scene.memory.find("content/a/x.md"));
  CHECK(scene.memory.find("content/a/x.md")->item->title == "X");
  CHECK_FALSE(scene.memory.find("content/a/never.md"));
  CHECK(scene.load().items.size() == 1);
}

TEST_CASE("an item that could not be read is remembered with what was wrong") {
  Scene scene;
  REQUIRE(scene.files.write("content/a/x.md", "+++\ntitle = \"X\"\n"));
  const auto loaded = scene.load();
  CHECK(loaded.unreadable == std::vector<std::string>{"content/a/x.md"});
  const auto first = scene.found.entries().size();
  CHECK(first > 0);
  CHECK(scene.read_again().empty());
  CHECK(scene.found.entries().size() == 2 * first);
}

TEST_CASE("reading one item again keeps the files of its bundle, and a file that was never an item is none") {
  Scene scene;
  (void)scene.load();
  REQUIRE(scene.files.write("content/a/y/index.md", item("Y2", "2026-01-02")));
  const auto* read = reread_item(scene.watched, scene.config, "content/a/y/index.md", scene.memory);
  REQUIRE(read);
  CHECK(read->item->title == "Y2");
  CHECK(read->item->attachments.size() == 1);
  CHECK(scene.read_again().empty());
  REQUIRE(scene.files.write("content/a/new.md", item("N", "2026-01-02")));
  CHECK_FALSE(reread_item(scene.watched, scene.config, "content/a/new.md", scene.memory));
}
