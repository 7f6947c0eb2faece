#include "output/destination.hpp"

#include "support/catch.hpp"
#include "support/temporary_folder.hpp"

#include <filesystem>
#include <string>

using namespace gazette;

namespace {

namespace fs = std::filesystem;

// A site's folder with all that a build reads.
struct SiteFolder {
  SiteFolder() {
    for (const auto* name : {"content/policy", "themes/own/static", "static", "forms"})
      fs::create_directories(root / "site" / name);
  }

  std::string path(const std::string& name) const { return (root / name).string(); }

  Result<std::string> destination(const std::string& given) const { return destination_folder(path("site"), given); }

  TemporaryFolder root;
};

}  // namespace

TEST_CASE("the output is public in the site's folder unless another is named") {
  const SiteFolder site;
  CHECK(*site.destination("") == site.path("site/public"));
  CHECK(*site.destination(site.path("site/out")) == site.path("site/out"));
  CHECK(*site.destination(site.path("elsewhere/www/")) == site.path("elsewhere/www"));
  CHECK(*site.destination(site.path("site/content/../out")) == site.path("site/out"));
  CHECK(*site.destination("out") == (fs::canonical(fs::current_path()) / "out").string());
}

TEST_CASE("a folder whose name only begins like a refused one is fine") {
  const SiteFolder site;
  for (const auto* name : {"site/content-out", "site/static2", "site2", "site-public"})
    CHECK(*site.destination(site.path(name)) == site.path(name));
}

TEST_CASE("the site's folder and those above it are refused") {
  const SiteFolder site;
  for (const auto& given : {site.path("site"), site.path("site/"), site.path("site/."), site.path("site/public/.."),
                            site.root.path(), std::string("/")}) {
    const auto folder = site.destination(given);
    REQUIRE_FALSE(folder);
    CHECK(folder.error().rule == "bad-destination");
    CHECK(folder.error().kind == ErrorKind::usage);
    CHECK(folder.error().message == "the output would replace the site's own folder");
  }
}

TEST_CASE("folders that a build reads are refused, and so is all below them") {
  const SiteFolder site;
  for (const auto* name : {"content", "themes", "static", "forms", "schemes", "standards", ".gazette", ".git"}) {
    for (const auto* below : {"", "/", "/new/deep"}) {
      const auto folder = site.destination(site.path("site/") + name + below);
      REQUIRE_FALSE(folder);
      CHECK(folder.error().message == std::string("the output would lie inside ") + name + "/");
    }
  }
}

TEST_CASE("a link does not hide where the output would go") {
  const SiteFolder site;
  fs::create_directory_symlink(site.root / "site", site.root / "link");
  fs::create_directory_symlink(site.root / "site/content", site.root / "site/public");
  CHECK_FALSE(site.destination(site.path("link")));
  CHECK_FALSE(site.destination(site.path("link/static/x")));
  CHECK_FALSE(site.destination(""));
  CHECK_FALSE(destination_folder(site.path("link"), site.path("site/content/x")));
}

TEST_CASE("a folder of the site that is a link is not replaced, nor one that holds it") {
  const SiteFolder site;
  fs::remove_all(site.root / "site/content");
  fs::create_directories(site.root / "shared/texts");
  fs::create_directory_symlink(site.root / "shared/texts", site.root / "site/content");
  for (const auto* name : {"shared/texts", "shared/texts/out", "shared"})
    CHECK_FALSE(site.destination(site.path(name)));
  CHECK(site.destination(site.path("shared/other")));
}

TEST_CASE("an output that is a link is the folder it leads to") {
  const SiteFolder site;
  fs::create_directories(site.root / "www");
  fs::create_directory_symlink(site.root / "www", site.root / "site/public");
  CHECK(*site.destination("") == site.path("www"));
  CHECK(*site.destination(site.path("site/public")) == site.path("www"));
}
