#include "output/patch_sink.hpp"

#include "output/manifest.hpp"
#include "support/catch.hpp"
#include "support/failing_files.hpp"
#include "support/temporary_folder.hpp"

#include "io/memory.hpp"

#include <filesystem>

using namespace gazette;

namespace {

MemoryFileSystem published() {
  return MemoryFileSystem(std::map<std::string, std::string>{{"public/index.html", "old home"},
                                                             {"public/a/x/index.html", "old x"},
                                                             {"public/a/gone/index.html", "going"},
                                                             {"public/b", "a file that becomes a folder"},
                                                             {"public/manifest.json", "old manifest"},
                                                             {"public/manifest.json.minisig", "signature"},
                                                             {"public/foreign.txt", "not ours"}});
}

Result<Done> patch(FileSystem& files) {
  auto sink = open_patch_sink(files, "public", {"a/gone/index.html", "b"});
  if (!sink) return sink.error();
  for (const auto& [path, bytes] : {std::pair<std::string, std::string>{"index.html", "new\nhome 7 w x\n"},
                                    {"b/y/index.html", ""},
                                    {"manifest.json", std::string(9000, 'm')}}) {
    if (auto done = (*sink)->put(path, bytes); !done) return done;
  }
  return (*sink)->commit();
}

std::map<std::string, std::string> patched() {
  return {{"public/index.html", "new\nhome 7 w x\n"},
          {"public/a/x/index.html", "old x"},
          {"public/b/y/index.html", ""},
          {"public/manifest.json", std::string(9000, 'm')},
          {"public/foreign.txt", "not ours"}};
}

}  // namespace

TEST_CASE("a patch changes what it is given, takes away what is gone, and leaves the rest") {
  auto disk = published();
  REQUIRE(patch(disk));
  CHECK(disk.files() == patched());
  CHECK_FALSE(disk.is_folder("public/a/gone"));
}

TEST_CASE("what is gone is not taken away where somebody put a link in its place or on the way to it") {
  namespace fs = std::filesystem;
  const TemporaryFolder root;
  const auto disk = open_disk(root.path());
  const fs::path folder = root.path();
  const auto before = published();
  for (const auto& [path, bytes] : before.files()) {
    REQUIRE(disk->make_folders(std::string(path_folder(path))));
    REQUIRE(disk->write(path, bytes));
  }
  REQUIRE(disk->make_folders("theirs"));
  REQUIRE(disk->write("theirs/index.html", "theirs"));
  fs::remove_all(folder / "public/a/gone");
  fs::create_symlink("../../theirs", folder / "public/a/gone");
  fs::remove(folder / "public/b");
  fs::create_symlink("index.html", folder / "public/b");
  auto sink = open_patch_sink(*disk, "public", {"a/gone/index.html", "b"});
  REQUIRE(sink);
  REQUIRE((*sink)->commit());
  CHECK(*disk->read("theirs/index.html") == "theirs");
  CHECK(fs::is_symlink(folder / "public/b"));
  CHECK(fs::is_symlink(folder / "public/a/gone"));
}

TEST_CASE("a patch without a commit, or without a change, leaves everything as it was") {
  auto disk = published();
  {
    auto sink = open_patch_sink(disk, "public", {"b"});
    REQUIRE(sink);
    REQUIRE((*sink)->put("index.html", "new"));
  }
  CHECK(disk.files() == published().files());
  {
    auto sink = open_patch_sink(disk, "public", {});
    REQUIRE(sink);
    REQUIRE((*sink)->commit());
  }
  CHECK(disk.files() == published().files());
}

TEST_CASE("wherever a patch dies, the folder is as it was or becomes what it should be") {
  bool has_died = true;
  int finished = 0;
  for (int good = 1; has_died; ++good) {
    auto disk = published();
    FailingFiles failing(disk);
    failing.fail_at(good, FailingFiles::Failure::for_good);
    (void)patch(failing);
    has_died = failing.changes() >= good;
    INFO("died at change " << good);
    REQUIRE(finish_patch(disk, "public"));
    CHECK((disk.files() == published().files() || disk.files() == patched()));
    finished += disk.files() == patched() ? 1 : 0;
  }
  CHECK(finished > 1);
}

TEST_CASE("a journal that cannot be read is kept until it can, wherever the reading fails") {
  class Unreadable final : public FailingFiles {
   public:
    Unreadable(FileSystem& files, int good) : FailingFiles(files), good_(good) {}
    Result<std::unique_ptr<DataFile>> open_data(const std::string& path) override {
      auto file = FailingFiles::open_data(path);
      if (!file) return file;
      return std::unique_ptr<DataFile>(std::make_unique<Part>(good_, *std::move(file)));
    }
    bool has_failed() const { return good_ < 0; }

   private:
    class Part final : public DataFile {
     public:
      Part(int& good, std::unique_ptr<DataFile> file) : good_(good), file_(std::move(file)) {}
      std::uint64_t size() const override { return file_->size(); }
      Result<std::string> read_at(std::uint64_t offset, std::size_t size) const override {
        if (good_-- > 0) return file_->read_at(offset, size);
        return Error{ErrorKind::input_output, "io", "cannot be read: input/output error", {}, "", {}};
      }
      Result<Done> write_at(std::uint64_t offset, std::string_view bytes) override {
        return file_->write_at(offset, bytes);
      }
      Result<Done> clear() override { return file_->clear(); }

     private:
      int& good_;
      std::unique_ptr<DataFile> file_;
    };

    int good_;
  };
  auto half_patched = published();
  FailingFiles dying(half_patched);
  dying.fail_at(13, FailingFiles::Failure::for_good);
  (void)patch(dying);
  REQUIRE(half_patched.is_file(".public.gazette-patch"));
  bool has_failed = true;
  for (int good = 0; has_failed; ++good) {
    auto disk = MemoryFileSystem(half_patched.files());
    Unreadable faulty(disk, good);
    const auto finished = finish_patch(faulty, "public");
    has_failed = faulty.has_failed();
    INFO("good reads " << good);
    CHECK(static_cast<bool>(finished) != has_failed);
    CHECK(disk.is_file(".public.gazette-patch") == has_failed);
    REQUIRE(finish_patch(disk, "public"));
    CHECK(disk.files() == patched());
  }
}

TEST_CASE("a journal that is torn, changed or foreign is dropped") {
  auto disk = published();
  {
    FailingFiles failing(disk);
    failing.fail_at(1000, FailingFiles::Failure::for_good);
    auto sink = open_patch_sink(failing, "public", {"b"});
    REQUIRE(sink);
    REQUIRE((*sink)->put("index.html", "new"));
    const auto journal = disk.files().at(".public.gazette-patch");
    sink->reset();
    const std::string whole = journal + "22 e 1234567890123456789\n";
    for (const auto& bytes :
         {journal, whole, std::string(), std::string("gazette patch 1\n"), std::string("something"),
          std::string("gazette patch 1\n999999999999 w index.html\nx"),
          std::string("gazette patch 1\n9223372036854775807 w index.html\nx"),
          std::string("gazette patch 1\n-5 w index.html\nx"), std::string("gazette patch 1\n15 x index.html\nxy"),
          journal.substr(0, journal.size() - 1)}) {
      REQUIRE(disk.write(".public.gazette-patch", bytes));
      REQUIRE(finish_patch(disk, "public"));
      CHECK(disk.files() == published().files());
    }
  }
}

TEST_CASE("a name with a line break, which the journal cannot hold, is refused and changes nothing") {
  auto disk = published();
  {
    auto sink = open_patch_sink(disk, "public", {});
    REQUIRE(sink);
    REQUIRE((*sink)->put("index.html", "new"));
    const auto put = (*sink)->put("a\nw b/index.html", "x");
    REQUIRE_FALSE(put);
    CHECK(put.error().message == "a name with a line break cannot be written");
    CHECK(put.error().place.file == "a\nw b/index.html");
  }
  CHECK(disk.files() == published().files());
}
