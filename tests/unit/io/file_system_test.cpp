#include "io/file_system.hpp"

#include "io/memory.hpp"
#include "support/catch.hpp"

using namespace gazette;

namespace {

/// Can do what each file system has to, and nothing more.
class PlainFiles final : public FileSystem {
 public:
  Result<std::string> read(const std::string& path) const override { return files_.read(path); }
  bool is_file(const std::string& path) const override { return files_.is_file(path); }
  bool is_folder(const std::string& path) const override { return files_.is_folder(path); }
  Result<std::vector<FileEntry>> list(const std::string& folder) const override { return files_.list(folder); }
  Result<Done> write(const std::string& path, std::string_view bytes) override { return files_.write(path, bytes); }
  Result<Done> replace(const std::string& path, std::string_view bytes) override { return files_.replace(path, bytes); }
  Result<Done> create(const std::string& path, std::string_view bytes) override { return files_.create(path, bytes); }
  Result<Done> make_folders(const std::string& path) override { return files_.make_folders(path); }
  Result<Done> rename(const std::string& from, const std::string& to) override { return files_.rename(from, to); }
  Result<Done> remove(const std::string& path) override { return files_.remove(path); }

 private:
  MemoryFileSystem files_;
};

}  // namespace

TEST_CASE("a file system that cannot lock, exchange or write in parts says so, and does nothing") {
  PlainFiles files;
  REQUIRE(files.write("a", "1"));
  REQUIRE(files.write("b", "2"));
  const auto lock = files.lock("a.lock");
  REQUIRE_FALSE(lock);
  CHECK(lock.error().message == "cannot be locked");
  CHECK(lock.error().place.file == "a.lock");
  const auto parts = files.open_data("a");
  REQUIRE_FALSE(parts);
  CHECK(parts.error().message == "cannot be opened to read and write in parts");
  const auto exchanged = files.exchange("a", "b");
  REQUIRE(exchanged);
  CHECK_FALSE(*exchanged);
  CHECK(*files.read("a") == "1");
}

TEST_CASE("what is at a path is told from whether it is a file or a folder where nothing else is known") {
  PlainFiles files;
  REQUIRE(files.write("folder/a", "1"));
  REQUIRE(files.status("folder/a"));
  CHECK(files.status("folder/a")->kind == FileKind::file);
  CHECK(files.status("folder/a")->path == "folder/a");
  REQUIRE(files.status("folder"));
  CHECK(files.status("folder")->kind == FileKind::folder);
  CHECK_FALSE(files.status("gone"));
  CHECK_FALSE(files.own_kind("gone"));
}

TEST_CASE("replacing a file keeps the former one, never over another, and needs one that is there") {
  PlainFiles files;
  REQUIRE(files.create_private("a", "old"));
  REQUIRE(files.replace_keeping("a", "new", "a.orig"));
  CHECK(*files.read("a") == "new");
  CHECK(*files.read("a.orig") == "old");
  const auto again = files.replace_keeping("a", "newer", "a.orig");
  REQUIRE_FALSE(again);
  CHECK(again.error().rule == "file-exists");
  CHECK(*files.read("a") == "new");
  CHECK_FALSE(files.replace_keeping("gone", "x", "gone.orig"));
  CHECK_FALSE(files.is_file("gone.orig"));
}
