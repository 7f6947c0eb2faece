#include "output/folder_swap.hpp"

#include "io/memory.hpp"
#include "output/manifest.hpp"
#include "output/recovery.hpp"
#include "output/work_names.hpp"
#include "support/catch.hpp"
#include "support/failing_files.hpp"

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

/// A swap on a disk whose `at`-th change fails, and after that perhaps all.
struct Attempt {
  Attempt(bool exchanges, int at, FailingFiles::Failure failure) {
    FailingFiles exchanging(disk);
    PlainFiles plain(disk);
    auto& files = exchanges ? exchanging : plain;
    files.fail_at(at, failure);
    is_done = static_cast<bool>(swap_in(files, "public"));
    has_failed = files.changes() >= at;
    page_before_recovery = index_of(disk);
    REQUIRE(recover_output(disk, "public"));
  }

  MemoryFileSystem disk = before_swap();
  bool is_done = false, has_failed = false;
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
