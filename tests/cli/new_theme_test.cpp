#include "support/catch.hpp"
#include "support/process.hpp"

#include <filesystem>

using namespace gazette::test;

namespace {

bool holds(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

// A new site with the theme that `new theme house` made.
std::string site_with_theme(const TemporaryFolder& folder) {
  const auto site = folder.file("site");
  REQUIRE(run_gazette({"init", site, "--language", "en"}).status == 0);
  const auto made = run_gazette({"new", "theme", "house", "-s", site});
  INFO(made.err);
  REQUIRE(made.status == 0);
  CHECK(holds(made.out, "themes/house/theme.toml"));
  auto config = read_text(site + "/site.toml");
  const std::string theme = "theme = \"default\"";
  REQUIRE(holds(config, theme));
  config.replace(config.find(theme), theme.size(), "theme = \"house\"");
  write_text(site + "/site.toml", config);
  return site;
}

}  // namespace

TEST_CASE("a new theme builds a site at once, and its style sheet comes last") {
  const TemporaryFolder folder;
  const auto site = site_with_theme(folder);
  const auto build = run_gazette({"build", "-s", site});
  INFO(build.err);
  REQUIRE(build.status == 0);
  const auto home = read_text(site + "/public/index.html");
  CHECK(home.find("/assets/style.") < home.find("/assets/own."));
  CHECK(home.find("/assets/own.") < home.find("</head>"));
}

TEST_CASE("a theme is never overwritten, and needs a name of its own that addresses can have") {
  const TemporaryFolder folder;
  const auto site = folder.file("site");
  REQUIRE(run_gazette({"init", site}).status == 0);
  REQUIRE(run_gazette({"new", "theme", "house", "-s", site}).status == 0);
  CHECK(run_gazette({"new", "theme", "house", "-s", site}).status == 4);
  for (const auto* name : {"default", "plain", "../x", "Big", "a b", ""}) {
    const auto run = run_gazette({"new", "theme", name, "-s", site});
    INFO(name << ": " << run.err);
    CHECK(run.status == 2);
  }
  CHECK_FALSE(std::filesystem::exists(folder.file("x")));
}

TEST_CASE("docs/THEMES.md shows the error that a wrong name in a template gives") {
  const TemporaryFolder folder;
  const auto site = site_with_theme(folder);
  write_text(site + "/themes/house/partials/card.mustache",
             "<li class=\"card\">\n<h3><a href=\"{{url}}\">{{tittle}}</a></h3>\n</li>\n");
  const auto build = run_gazette({"build", "-s", site});
  CHECK(build.status == 3);
  const auto said = build.err.substr(0, build.err.find("\n1 error") + 1);
  INFO(said);
  CHECK(said.starts_with("themes/house/"));
  CHECK(holds(read_text(GAZETTE_SOURCE_DIR "/docs/THEMES.md"), said));
}
