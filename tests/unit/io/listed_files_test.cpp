#include "io/listed_files.hpp"

#include "io/memory.hpp"
#include "support/catch.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <random>
#include <set>
#include <string>
#include <vector>

using namespace gazette;

namespace {

// The times of folders are those of the walk: they do not count.
std::vector<FileEntry> listing(const FileReader& files, const std::string& folder) {
  auto entries = files.list(folder);
  REQUIRE(entries);
  for (auto& entry : *entries) {
    if (entry.kind == FileKind::folder) entry.modified_ns = 0;
  }
  return *entries;
}

// Whether all that can be asked of `listed` is what `files` would say.
void check_same(const ListedFiles& listed, const FileReader& files, const std::vector<std::string>& paths) {
  for (const auto& path : paths) {
    INFO(path);
    CHECK(listed.is_file(path) == files.is_file(path));
    CHECK(listed.is_folder(path) == files.is_folder(path));
    if (files.is_file(path)) CHECK(listed.status(path) == files.status(path));
  }
  for (const char* folder : {"content", "content/a", "static"}) {
    INFO(folder);
    CHECK(listing(listed, folder) == listing(files, folder));
  }
}

// Counts walks, so that a test can tell a memory from another walk.
class CountingFiles final : public FileReader {
 public:
  explicit CountingFiles(const FileReader& files) : files_(files) {}
  Result<std::string> read(const std::string& path) const override { return files_.read(path); }
  bool is_file(const std::string& path) const override { return files_.is_file(path); }
  bool is_folder(const std::string& path) const override { return files_.is_folder(path); }
  std::optional<FileEntry> status(const std::string& path) const override { return files_.status(path); }
  Result<std::vector<FileEntry>> list(const std::string& folder) const override {
    ++walks;
    return files_.list(folder);
  }
  mutable int walks = 0;

 private:
  const FileReader& files_;
};

}  // namespace

TEST_CASE("a folder is walked once, and what changed in a file is known without another walk") {
  MemoryFileSystem files(std::map<std::string, std::string>{{"content/a/x.md", "1"}, {"content/b.md", "2"}});
  const CountingFiles counted(files);
  ListedFiles listed(counted);
  (void)listed.list("content");
  REQUIRE(files.write("content/a/x.md", "longer"));
  REQUIRE(files.write("content/a/y.md", "new"));
  REQUIRE(files.remove("content/b.md"));
  CHECK(listed.status("content/a/x.md")->size == 1);
  for (const char* path : {"content/a/x.md", "content/a/y.md", "content/b.md"}) listed.look_again(path);
  CHECK(listing(listed, "content") == listing(files, "content"));
  CHECK(listed.status("content/a/x.md")->size == 6);
  CHECK(counted.walks == 1);
}

TEST_CASE("a folder that came, went or was exchanged for another is looked at with all below it") {
  MemoryFileSystem files(std::map<std::string, std::string>{{"content/a/old.md", "1"}, {"content/b/new/x.md", "2"}});
  ListedFiles listed(files);
  const std::vector<std::string> paths = {"content/a", "content/a/old.md", "content/a/new/x.md", "content/b"};
  check_same(listed, files, paths);
  REQUIRE(files.remove("content/a"));
  REQUIRE(files.rename("content/b", "content/a"));
  listed.look_again("content/a");
  listed.look_again("content/b");
  check_same(listed, files, paths);
  REQUIRE(files.remove("content/a"));
  REQUIRE(files.write("content/a", "a file now"));
  listed.look_again("content/a");
  check_same(listed, files, paths);
}

TEST_CASE("a file deep in folders that were not known is listed with them") {
  MemoryFileSystem files(std::map<std::string, std::string>{{"content/x.md", "1"}});
  ListedFiles listed(files);
  (void)listed.list("content");
  REQUIRE(files.write("content/a/b/c.md", "2"));
  listed.look_again("content/a/b/c.md");
  check_same(listed, files, {"content/a", "content/a/b", "content/a/b/c.md"});
}

TEST_CASE("the listed folder itself may come and go") {
  MemoryFileSystem files(std::map<std::string, std::string>{{"site.toml", ""}});
  ListedFiles listed(files);
  check_same(listed, files, {"static", "static/x.txt"});
  REQUIRE(files.write("static/x.txt", "1"));
  listed.look_again("static");
  check_same(listed, files, {"static", "static/x.txt"});
  REQUIRE(files.remove("static"));
  listed.look_again("static");
  check_same(listed, files, {"static", "static/x.txt"});
}

TEST_CASE("looking again at everything forgets every walk") {
  MemoryFileSystem files(std::map<std::string, std::string>{{"content/x.md", "1"}, {"static/y", "2"}});
  ListedFiles listed(files);
  check_same(listed, files, {});
  REQUIRE(files.write("content/y.md", "2"));
  REQUIRE(files.remove("static/y"));
  listed.look_again();
  check_same(listed, files, {"content/y.md", "static/y"});
}

TEST_CASE("after any changes that were told, a remembered listing is a fresh one") {
  const std::vector<std::string> paths = {
      "content/a", "content/a/1", "content/a/2", "content/a/b", "content/a/b/1", "content/a/b/2", "content/a-b",
      "content/c", "content/c/1", "static/x",    "static/x/y",  "content/a/b/c", "site.toml"};
  std::mt19937 random(4711);
  MemoryFileSystem files(std::map<std::string, std::string>{{"content/a/1", "1"}, {"static/x", "1"}});
  ListedFiles listed(files);
  const auto any = [&] { return paths[random() % paths.size()]; };
  const auto folders_of = [&](const FileReader& all) {
    std::set<std::string> folders;
    for (const char* top : {"content", "static"}) {
      if (all.is_folder(top)) folders.insert(top);
    }
    for (const auto& path : paths) {
      if (all.is_folder(path)) folders.insert(path);
    }
    return folders;
  };
  for (int round = 0; round < 400; ++round) {
    const auto path = any(), other = any();
    std::vector<std::string> told = {path};
    const auto folders = folders_of(files);
    switch (random() % 4) {
      case 0: (void)files.write(path, std::string(random() % 5, 'x')); break;
      case 1: (void)files.remove(path); break;
      case 2:  // into a folder that is there, and not into itself, as on the disk
        if (!files.is_folder(std::string(path_folder(other))) || other.starts_with(path)) continue;
        if (files.rename(path, other)) told.push_back(other);
        break;
      default: (void)files.make_folders(path);
    }
    // In memory a folder goes with its last file; on the disk that is an event of its own.
    std::ranges::set_symmetric_difference(folders, folders_of(files), std::back_inserter(told));
    for (const auto& one : told) listed.look_again(one);
    check_same(listed, files, paths);
  }
}

TEST_CASE("what was asked is known from the outside: listings, and files in no folder that was listed") {
  MemoryFileSystem disk(std::map<std::string, std::string>{{"content/a/x.md", "1"}, {"site.toml", "2"}});
  const ListedFiles files(disk);
  REQUIRE(files.list("content"));
  REQUIRE(files.read("site.toml"));
  CHECK_FALSE(files.is_file("site.test.toml"));
  CHECK(files.is_file("content/a/x.md"));
  CHECK_FALSE(files.is_file("content/a/missing.md"));
  const auto asked = files.asked();
  REQUIRE(asked.folders.size() == 1);
  CHECK(asked.folders.at("content").size() == 2);  // the folder a, and its file
  REQUIRE(asked.files.size() == 2);
  CHECK(asked.files.at("site.toml")->size == 1);
  CHECK(asked.files.at("site.test.toml") == std::nullopt);
}

TEST_CASE("a part of a file is read as it is, and the file noted as asked for") {
  const MemoryFileSystem files(std::map<std::string, std::string>{{"a/x", "0123456789"}});
  const ListedFiles listed(files);
  CHECK(*listed.read_part("a/x", 3, 4) == "3456");
  CHECK(*listed.read_part("a/x", 8, 4) == "89");
  CHECK_FALSE(listed.read_part("gone", 0, 4));
  const auto asked = listed.asked();
  CHECK(asked.files.contains("a/x"));
  CHECK(asked.files.contains("gone"));
}
