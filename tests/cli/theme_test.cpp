// The themes that ship are inside the program, and one may stand on another.

#include "support/catch.hpp"
#include "support/process.hpp"

#include <filesystem>

namespace fs = std::filesystem;
using namespace gazette::test;

namespace {

std::map<std::string, std::string> built_with(const std::string& theme) {
  const TemporaryFolder folder;
  const auto site = folder.file("site");
  REQUIRE(run_gazette({"init", site, "--language", "en"}).status == 0);
  const auto config = read_text(site + "/site.toml");
  const std::string written = "theme = \"default\"";
  const auto at = config.find(written);
  REQUIRE(at != std::string::npos);
  write_text(site + "/site.toml", std::string(config).replace(at, written.size(), "theme = \"" + theme + "\""));
  const auto run = run_gazette({"build", "--strict", "-s", site, "--as-of", "2026-06-30"});
  INFO(run.err);
  REQUIRE(run.status == 0);
  CHECK_FALSE(fs::exists(site + "/themes"));
  return read_tree(site + "/public");
}

// The style sheet's path and what the page is without it.
std::pair<std::string, std::string> without_style(std::string page) {
  const auto start = page.find("assets/style.");
  REQUIRE(start != std::string::npos);
  const auto path = page.substr(start, page.find('"', start) - start);
  return {path, page.erase(start, path.size())};
}

}  // namespace

TEST_CASE("the plain theme works with the binary alone: its own style sheet, and the default theme's pages") {
  const auto plain = built_with("plain"), usual = built_with("default");
  for (const auto* page : {"index.html", "notices/first/index.html", "404.html"}) {
    INFO(page);
    const auto [own_path, own_page] = without_style(plain.at(page));
    const auto [usual_path, usual_page] = without_style(usual.at(page));
    CHECK(own_page == usual_page);
    CHECK(own_path != usual_path);
    CHECK(plain.contains(own_path));
    CHECK_FALSE(plain.contains(usual_path));
  }
}

TEST_CASE("a theme that does not exist is an error that names those that do") {
  const TemporaryFolder folder;
  const auto site = folder.file("site");
  REQUIRE(run_gazette({"init", site, "--language", "en"}).status == 0);
  write_text(site + "/site.toml", "base_url = \"https://x.example/\"\ntheme = \"fancy\"\n");
  const auto run = run_gazette({"build", "-s", site});
  CHECK(run.status == 3);
  CHECK(run.err.find("known themes: default, plain") != std::string::npos);
}
