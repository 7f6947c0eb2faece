// What both file systems must do, so that a test in memory says something about the disk; the disk's own corners are
// in disk_test.cpp.
#include "io/memory.hpp"

#include "support/catch.hpp"
#include "support/temporary_folder.hpp"

#include <memory>
#include <string>
#include <vector>

using namespace gazette;

namespace {

using NameList = std::vector<std::string>;

// Runs a section once in memory and once on the disk.
class BothFileSystems {
 public:
  FileSystem& files() { return *files_; }

  BothFileSystems() {
    if (GENERATE(true, false)) files_ = std::make_unique<MemoryFileSystem>();
    else files_ = open_disk(folder_.path());
  }

 private:
  TemporaryFolder folder_;
  std::unique_ptr<FileSystem> files_;
};

NameList names_in(const FileReader& files, const std::string& folder) {
  const auto listing = files.list(folder);
  REQUIRE(listing);
  NameList names;
  for (const auto& entry : *listing) names.push_back(entry.path + (entry.kind == FileKind::folder ? "/" : ""));
  return names;
}

void make_file(FileSystem& files, const std::string& path, const std::string& bytes) {
  REQUIRE(files.make_folders(std::string(path_folder(path))));
  REQUIRE(files.write(path, bytes));
}

}  // namespace

TEST_CASE("a written file is read back byte for byte and replaced as a whole") {
  BothFileSystems both;
  auto& files = both.files();
  const std::string bytes("a\0\r\n\xFF", 5);
  REQUIRE(files.write("a", bytes));
  CHECK(*files.read("a") == bytes);
  REQUIRE(files.write("a", "b"));
  CHECK(*files.read("a") == "b");
  REQUIRE(files.write("empty", ""));
  CHECK(files.read("empty")->empty());
}

TEST_CASE("what is missing cannot be read or renamed and is neither file nor folder") {
  BothFileSystems both;
  auto& files = both.files();
  const auto read = files.read("no/such");
  REQUIRE_FALSE(read);
  CHECK(read.error().kind == ErrorKind::input_output);
  CHECK(read.error().rule == "io");
  CHECK(read.error().place.file == "no/such");
  CHECK(read.error().message == "cannot be read: no such file or directory");
  CHECK_FALSE(files.is_file("no/such"));
  CHECK_FALSE(files.is_folder("no"));
  CHECK(names_in(files, "no").empty());
  CHECK_FALSE(files.rename("no", "yes"));
  CHECK(files.remove("no/such"));
}

TEST_CASE("a file can be created once") {
  BothFileSystems both;
  auto& files = both.files();
  REQUIRE(files.create("a", "first"));
  const auto again = files.create("a", "second");
  REQUIRE_FALSE(again);
  CHECK(again.error().rule == "file-exists");
  CHECK(again.error().place.file == "a");
  CHECK(*files.read("a") == "first");
}

TEST_CASE("folders are made with those above them, and again without harm") {
  BothFileSystems both;
  auto& files = both.files();
  REQUIRE(files.make_folders("a/b/c"));
  REQUIRE(files.make_folders("a/b"));
  for (const auto* folder : {"a", "a/b", "a/b/c"}) {
    CHECK(files.is_folder(folder));
    CHECK_FALSE(files.is_file(folder));
  }
  CHECK(names_in(files, "") == NameList{"a/", "a/b/", "a/b/c/"});
}

TEST_CASE("a file and a folder never have one name") {
  BothFileSystems both;
  auto& files = both.files();
  REQUIRE(files.write("file", "x"));
  REQUIRE(files.make_folders("folder/inside"));
  CHECK_FALSE(files.make_folders("file"));
  CHECK_FALSE(files.make_folders("file/below"));
  CHECK_FALSE(files.write("file/below", "y"));
  CHECK_FALSE(files.create("file/below", "y"));
  CHECK_FALSE(files.write("folder", "y"));
  CHECK_FALSE(files.create("folder", "y"));
  CHECK_FALSE(files.read("folder"));
  CHECK_FALSE(files.rename("file", "folder"));
  CHECK_FALSE(files.rename("folder", "file"));
  CHECK(*files.read("file") == "x");
}

TEST_CASE("a listing is sorted by path and holds all folders between") {
  BothFileSystems both;
  auto& files = both.files();
  for (const auto* path : {"s/b/y.md", "s/b.md", "s/a/b/c.md", "other/x", "s/b-c/z"}) make_file(files, path, "12");
  CHECK(names_in(files, "s") == NameList{"a/", "a/b/", "a/b/c.md", "b/", "b-c/", "b-c/z", "b.md", "b/y.md"});
  const auto listing = files.list("s");
  CHECK(listing->front().size == 0);
  CHECK(listing->back().size == 2);
  CHECK(names_in(files, "s/a") == NameList{"b/", "b/c.md"});
  CHECK(names_in(files, "s/b.md").empty());
}

TEST_CASE("renaming a file replaces the one that is there") {
  BothFileSystems both;
  auto& files = both.files();
  for (const auto& [from, to] : {std::pair("a", "b"), std::pair("z", "y")}) {
    REQUIRE(files.write(from, "new"));
    REQUIRE(files.write(to, "old"));
    REQUIRE(files.rename(from, to));
    CHECK(*files.read(to) == "new");
    CHECK_FALSE(files.is_file(from));
  }
}

TEST_CASE("renaming a folder takes all below it along, and nothing whose name only begins alike") {
  BothFileSystems both;
  auto& files = both.files();
  make_file(files, "out/a/x", "1");
  make_file(files, "out.old", "2");
  REQUIRE(files.make_folders("out/empty"));
  REQUIRE(files.rename("out", "moved"));
  CHECK(names_in(files, "") == NameList{"moved/", "moved/a/", "moved/a/x", "moved/empty/", "out.old"});
  CHECK_FALSE(files.is_folder("out"));
  CHECK(files.is_folder("moved/empty"));
}

TEST_CASE("a folder is not renamed onto one that holds something") {
  BothFileSystems both;
  auto& files = both.files();
  make_file(files, "a/x", "1");
  make_file(files, "b/y", "2");
  REQUIRE(files.make_folders("empty"));
  CHECK_FALSE(files.rename("a", "b"));
  CHECK(names_in(files, "") == NameList{"a/", "a/x", "b/", "b/y", "empty/"});
  REQUIRE(files.rename("a", "empty"));
  CHECK(names_in(files, "") == NameList{"b/", "b/y", "empty/", "empty/x"});
}

TEST_CASE("removing a folder removes all below it and nothing beside it") {
  BothFileSystems both;
  auto& files = both.files();
  make_file(files, "out/a/x", "1");
  make_file(files, "out.new/x", "2");
  REQUIRE(files.remove("out"));
  CHECK_FALSE(files.is_folder("out"));
  CHECK_FALSE(files.is_file("out/a/x"));
  CHECK(names_in(files, "") == NameList{"out.new/", "out.new/x"});
  REQUIRE(files.remove("out.new/x"));
  CHECK_FALSE(files.is_file("out.new/x"));
}
