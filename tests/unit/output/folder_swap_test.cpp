#include "output/folder_swap.hpp"

#include "io/memory.hpp"
#include "output/manifest.hpp"
#include "output/recovery.hpp"
#include "output/work_names.hpp"
#include "support/catch.hpp"
#include "support/failing_files.hpp"
#include "support/temporary_folder.hpp"

#include <filesystem>

using namespace gazette;

namespace {

// A disk that cannot exchange two names, as some network drives.
class PlainFiles final : public FailingFiles {
 public:
  using FailingFiles::FailingFiles;
  Result<bool> exchange(const std::string&, const std::string&) override { return false; }
};

std::map<std::string, std::string> site(const std::string& page) {
  return {{"index.html", page},
          {"a/index.html", page},
          {"manifest.json", manifest_json({{"index.html", page.size(), std::string(64, '0')},
                                           {"a/index.html", page.size(), std::string(64, '0')}},
                                          std::string(64, page == "old" ? '1' : '2'))}};
}

MemoryFileSystem before_swap() {
  std::map<std::string, std::string> files = {{"public/robots.txt", "somebody's"},
                                              {"public/manifest.json.minisig", "of the old manifest"}};
  for (const auto& [path, bytes] : site("old")) files["public/" + path] = bytes;
  for (const auto& [path, bytes] : site("new")) files[path_join(fresh_name("public"), path)] = bytes;
  return MemoryFileSystem(std::move(files));
}

std::map<std::string, std::string> output(const std::string& page) {
  std::map<std::string, std::string> files = {{"public/robots.txt", "somebody's"}};
  if (page == "old") files["public/manifest.json.minisig"] = "of the old manifest";
  for (const auto& [path, bytes] : site(page)) files["public/" + path] = bytes;
  return files;
}

std::string index_of(const FileReader& files) {
  const auto text = files.read("public/index.html");
  return text ? *text : "missing";
}

}  // namespace

namespace {

/// A swap on a disk whose `at`-th change fails, and after that perhaps all, at once or from the `dead`-th on.
struct Attempt {
  Attempt(bool exchanges, int at, FailingFiles::Failure failure, int dead = 0) {
    FailingFiles exchanging(disk);
    PlainFiles plain(disk);
    auto& files = exchanges ? exchanging : plain;
    files.fail_at(at, failure);
    files.die_at(dead);
    is_done = static_cast<bool>(swap_in(files, "public"));
    has_failed = files.changes() >= at;
    has_died = dead > 0 && files.changes() >= dead;
    page_before_recovery = index_of(disk);
    REQUIRE(recover_output(disk, "public"));
  }

  MemoryFileSystem disk = before_swap();
  bool is_done = false, has_failed = false, has_died = false;
  std::string page_before_recovery;
};

}  // namespace

TEST_CASE("a swap that fails leaves the old output, one that succeeds the new, on disks of both kinds") {
  for (const bool exchanges : {true, false}) {
    int failures = 0;
    bool has_failed = true;
    for (int at = 1; has_failed; ++at) {
      const Attempt attempt(exchanges, at, FailingFiles::Failure::once);
      has_failed = attempt.has_failed;
      failures += attempt.is_done ? 0 : 1;
      INFO("exchanges " << exchanges << ", change " << at);
      CHECK(attempt.disk.files() == output(attempt.is_done ? "new" : "old"));
    }
    CHECK(failures >= 4);
  }
}

TEST_CASE("wherever a swap dies, one site is whole after the next command, and where names can be exchanged always") {
  for (const bool exchanges : {true, false}) {
    bool has_died = true;
    for (int at = 1; has_died; ++at) {
      const Attempt attempt(exchanges, at, FailingFiles::Failure::for_good);
      has_died = attempt.has_failed;
      INFO("exchanges " << exchanges << ", change " << at);
      if (exchanges) CHECK(attempt.page_before_recovery != "missing");
      CHECK((attempt.disk.files() == output("old") || attempt.disk.files() == output("new")));
    }
  }
}

TEST_CASE("a swap that fails and dies while it is undone leaves one site whole") {
  for (const bool exchanges : {true, false}) {
    bool has_failed = true;
    for (int at = 1; has_failed; ++at) {
      bool has_died = true;
      for (int dead = at + 1; has_died; ++dead) {
        const Attempt attempt(exchanges, at, FailingFiles::Failure::once, dead);
        has_failed = attempt.has_failed;
        has_died = attempt.has_died;
        INFO("exchanges " << exchanges << ", fails at change " << at << ", dies at " << dead);
        if (exchanges) CHECK(attempt.page_before_recovery != "missing");
        CHECK((attempt.disk.files() == output("old") || attempt.disk.files() == output("new")));
      }
    }
  }
}

TEST_CASE("the signature of the same manifest stays with it") {
  auto disk = before_swap();
  REQUIRE(disk.write(path_join(fresh_name("public"), "manifest.json"), site("old").at("manifest.json")));
  REQUIRE(swap_in(disk, "public"));
  CHECK(disk.is_file("public/manifest.json.minisig"));
}

TEST_CASE("empty folders of somebody else move over too") {
  auto disk = before_swap();
  REQUIRE(disk.make_folders("public/uploads/2024"));
  REQUIRE(swap_in(disk, "public"));
  CHECK(disk.is_folder("public/uploads/2024"));
}

namespace {

void put_before_swap(FileSystem& disk) {
  const auto before = before_swap();
  for (const auto& [path, bytes] : before.files()) {
    REQUIRE(disk.make_folders(std::string(path_folder(path))));
    REQUIRE(disk.write(path, bytes));
  }
}

}  // namespace

TEST_CASE("a folder of somebody else moves over as it is, one with files of gazette's file by file") {
  const TemporaryFolder root;
  const auto disk = open_disk(root.path());
  const std::filesystem::path folder = root.path();
  put_before_swap(*disk);
  REQUIRE(disk->make_folders("public/uploads/a"));
  REQUIRE(disk->make_folders("public/a/theirs"));
  for (const auto* path : {"public/uploads/a/1.txt", "public/uploads-1.txt", "public/a/theirs/2.txt", "public/a/3.txt"})
    REQUIRE(disk->write(path, path));
  using std::filesystem::perms;
  std::filesystem::permissions(folder / "public/uploads", perms::owner_all);
  std::filesystem::permissions(folder / "public/a/theirs", perms::owner_all);
  REQUIRE(swap_in(*disk, "public"));
  for (const auto* path : {"public/uploads/a/1.txt", "public/uploads-1.txt", "public/a/theirs/2.txt", "public/a/3.txt"})
    CHECK(*disk->read(path) == path);
  for (const auto* path : {"public/uploads", "public/a/theirs"})
    CHECK(std::filesystem::status(folder / path).permissions() == perms::owner_all);
  CHECK(index_of(*disk) == "new");
  CHECK_FALSE(disk->own_kind(former_name("public")));
}

TEST_CASE("a link that came to stand in the place of a file of gazette's is not thrown away") {
  const TemporaryFolder root;
  const auto disk = open_disk(root.path());
  const std::filesystem::path folder = root.path();
  put_before_swap(*disk);
  std::filesystem::remove(folder / "public/index.html");
  std::filesystem::create_symlink("elsewhere.html", folder / "public/index.html");
  const auto swapped = swap_in(*disk, "public");
  REQUIRE_FALSE(swapped);
  CHECK(swapped.error().rule == "occupied-place");
  CHECK(std::filesystem::is_symlink(folder / "public/index.html"));
}
