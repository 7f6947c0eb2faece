#include "output/owned_files.hpp"

#include "io/memory.hpp"
#include "output/manifest.hpp"
#include "support/catch.hpp"
#include "support/temporary_folder.hpp"

#include <filesystem>

using namespace gazette;

namespace {

namespace fs = std::filesystem;

// A published site on the disk: index.html, a/index.html and b, with a file of somebody else in a/.
struct Published {
  Published() {
    REQUIRE(disk->make_folders("public/a"));
    for (const auto* path : {"index.html", "a/index.html", "b", "a/foreign.txt"})
      REQUIRE(disk->write(path_join("public", path), "x"));
    std::vector<ManifestEntry> entries;
    for (const auto* path : {"index.html", "a/index.html", "b"}) entries.push_back({path, 1, std::string(64, '0')});
    REQUIRE(disk->write("public/manifest.json", manifest_json(entries)));
  }

  /// Where something stands in the way of these files.
  std::vector<std::string> occupied(const std::vector<std::string>& paths) const {
    const auto owned = owned_files(*disk, "public");
    REQUIRE(owned);
    Diagnostics found;
    check_places(
        *disk, "public", paths, [&](const auto& path) { return owned->contains(path); }, found);
    std::vector<std::string> places;
    for (const auto& each : found.entries()) {
      CHECK(each.error.rule == "occupied-place");
      places.push_back(each.error.place.file);
    }
    return places;
  }

  fs::path path(const std::string& name) const { return fs::path(root.path()) / name; }

  TemporaryFolder root;
  std::unique_ptr<FileSystem> disk = open_disk(root.path());
};

using Places = std::vector<std::string>;

}  // namespace

TEST_CASE("the manifest says what is gazette's, itself included") {
  const Published site;
  CHECK(*owned_files(*site.disk, "public") ==
        std::set<std::string>{"a/index.html", "b", "index.html", "manifest.json"});
  CHECK(owned_files(*site.disk, "nothing")->empty());
}

TEST_CASE("a folder with anything in it and no manifest is somebody else's, a link or a pipe included") {
  const TemporaryFolder root;
  const auto disk = open_disk(root.path());
  fs::create_directories(fs::path(root.path()) / "web");
  CHECK(owned_files(*disk, "web")->empty());
  fs::create_symlink("/nowhere", fs::path(root.path()) / "web" / "link");
  const auto owned = owned_files(*disk, "web");
  REQUIRE_FALSE(owned);
  CHECK(owned.error().rule == "foreign-output");
}

TEST_CASE("what gazette wrote gives way to files and folders, and what is new finds its place free") {
  const Published site;
  CHECK(site.occupied({"index.html", "a/index.html", "c/d/index.html", "b/index.html"}).empty());
}

TEST_CASE("a file of somebody else is in the way of a file, of a folder, and of its folder's name") {
  const Published site;
  CHECK(site.occupied({"a/foreign.txt"}) == Places{"public/a/foreign.txt"});
  CHECK(site.occupied({"a/foreign.txt/x/index.html", "a/foreign.txt/y.pdf"}) == Places{"public/a/foreign.txt"});
  CHECK(site.occupied({"a"}) == Places{"public/a/foreign.txt"});
}

TEST_CASE("a symbolic link in the place of a file or a folder of gazette's is in the way, wherever it leads") {
  const Published site;
  fs::create_directories(site.path("elsewhere"));
  for (const auto* target : {"../elsewhere", "/", "nowhere"}) {
    fs::remove_all(site.path("public/a"));
    fs::create_symlink(target, site.path("public/a"));
    CHECK(site.occupied({"a/index.html"}) == Places{"public/a"});
  }
  fs::remove(site.path("public/index.html"));
  fs::create_symlink("../elsewhere/page.html", site.path("public/index.html"));
  CHECK(site.occupied({"index.html"}) == Places{"public/index.html"});
}

TEST_CASE("an empty folder of somebody else is in the way of a file, alone or among files of gazette's") {
  const Published site;
  fs::create_directories(site.path("public/c"));
  CHECK(site.occupied({"c"}) == Places{"public/c"});
  fs::remove(site.path("public/a/foreign.txt"));
  CHECK(site.occupied({"a"}).empty());
  fs::create_directories(site.path("public/a/uploads"));
  CHECK(site.occupied({"a"}) == Places{"public/a/uploads"});
}

TEST_CASE("everything in the way is told, each thing once") {
  const Published site;
  REQUIRE(site.disk->write("public/a/other.txt", "x"));
  CHECK(site.occupied({"a/foreign.txt", "a/other.txt/1.html", "a/other.txt/2.html"}) ==
        Places{"public/a/foreign.txt", "public/a/other.txt"});
}
