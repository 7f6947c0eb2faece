#include "record/pending_publication.hpp"

#include "io/memory.hpp"
#include "support/catch.hpp"
#include "support/temporary_folder.hpp"

#include <filesystem>

using namespace gazette;

namespace {

PendingPublication three_lines() {
  return {"/srv/站点/public", std::string(64, 'a'), std::string(64, 'd'), {"{\"a\":1}", "{}", "{\"b\":\"x y\"}"}};
}

std::string written(const PendingPublication& pending) {
  MemoryFileSystem files;
  REQUIRE(write_pending(files, pending));
  return *files.read(std::string(k_pending_file));
}

std::optional<PendingPublication> read(const std::string& text) {
  auto pending = read_pending(MemoryFileSystem({std::pair<const std::string, std::string>(k_pending_file, text)}));
  REQUIRE(pending);
  return *std::move(pending);
}

}  // namespace

TEST_CASE("what is pending is read as it was written, with lines or without") {
  const auto pending = read(written(three_lines()));
  REQUIRE(pending);
  CHECK(pending->destination == three_lines().destination);
  CHECK(pending->manifest_sha256 == three_lines().manifest_sha256);
  CHECK(pending->former_sha256 == three_lines().former_sha256);
  CHECK(pending->lines == three_lines().lines);
  const auto empty = read(written({"/p", std::string(64, 'b'), {}, {}}));
  REQUIRE(empty);
  CHECK(empty->lines.empty());
}

TEST_CASE("a file that breaks off anywhere, or was changed anywhere, says nothing") {
  const auto whole = written(three_lines());
  for (std::size_t size = 0; size < whole.size(); ++size) CHECK_FALSE(read(whole.substr(0, size)));
  for (std::size_t at = 0; at < whole.size(); ++at) {
    auto changed = whole;
    changed[at] = static_cast<char>(changed[at] ^ 1);
    CHECK_FALSE(read(changed));
  }
  CHECK_FALSE(*read_pending(MemoryFileSystem()));
}

TEST_CASE("a new one takes the place of an old one, and dropping it leaves none") {
  MemoryFileSystem files;
  REQUIRE(write_pending(files, three_lines()));
  REQUIRE(write_pending(files, {"/q", std::string(64, 'c'), "", {"{}"}}));
  const auto pending = read_pending(files);
  REQUIRE((pending && *pending));
  CHECK((*pending)->destination == "/q");
  REQUIRE(drop_pending(files));
  CHECK(files.files().empty());
}

TEST_CASE("an output inside the site's folder is still found when that was moved") {
  namespace fs = std::filesystem;
  const TemporaryFolder folder;
  const auto here = fs::canonical(folder.path()), site = here / "site", moved = here / "moved";
  fs::create_directories(site / "public");
  for (const auto& [from, to] : {std::pair{site / "public", moved / "public"}, {here / "www", here / "www"}}) {
    REQUIRE(write_pending(*open_disk(site.string()), {from.string(), std::string(64, 'a'), "", {"{}"}}));
    fs::rename(site, moved);
    const auto pending = read_pending(*open_disk(moved.string()));
    REQUIRE(pending);
    REQUIRE(*pending);
    CHECK((*pending)->destination == to.string());
    fs::rename(moved, site);
  }
}
