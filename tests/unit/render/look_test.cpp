// `[look]` of site.toml on the pages, through the whole pipeline.

#include "render/look.hpp"

#include "support/catch.hpp"
#include "support/small_build.hpp"

using namespace gazette;
using namespace gazette::test;

namespace {

const std::string k_site = "base_url = \"https://x.example/sub/\"\nlanguage = \"en\"\n";
const std::string k_look = "[look]\naccent = \"#1f4e79\"\naccent_dark = \"#8fc1f0\"\nlogo = \"arms/our logo.svg\"\n";

Files output_of(const std::string& site_toml) {
  Diagnostics diagnostics;
  auto output = built(small_site({{"site.toml", site_toml}, {"static/arms/our logo.svg", "<svg/>"}}),
                      request_as_of("2026-06-30"), diagnostics);
  for (const auto& each : diagnostics.entries()) UNSCOPED_INFO(each.error.rule + ": " + each.error.message);
  REQUIRE_FALSE(output.empty());
  return output;
}

std::string path_of_look(const Files& output) {
  for (const auto& [path, bytes] : output) {
    if (path.starts_with("assets/look.") && path.ends_with(".css")) return path;
  }
  return {};
}

bool holds(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("colours of a site are a style sheet of the theme's own kind, which every page asks for") {
  const auto output = output_of(k_site + k_look);
  const auto path = path_of_look(output);
  REQUIRE_FALSE(path.empty());
  CHECK(output.at(path) == ":root { --site-accent: #1f4e79; --site-accent-dark: #8fc1f0; }\n");
  for (const auto* page : {"index.html", "404.html"}) {
    CHECK(holds(output.at(page), "<link rel=\"stylesheet\" href=\"/sub/" + path + "\">"));
    CHECK_FALSE(holds(output.at(page), "<style"));
    CHECK_FALSE(holds(output.at(page), "style=\""));
  }
}

TEST_CASE("other colours are another address, as for every file of a theme") {
  const auto other = k_site + "[look]\naccent = \"#5b2a86\"\n";
  CHECK(path_of_look(output_of(k_site + k_look)) != path_of_look(output_of(other)));
}

TEST_CASE("a logo stands beside the site's name, without words of its own") {
  const auto output = output_of(k_site + k_look);
  CHECK(holds(output.at("index.html"), "<img class=\"logo\" src=\"/sub/arms/our%20logo.svg\" alt=\"\">"));
  CHECK(output.contains("arms/our logo.svg"));
}

TEST_CASE("a site that says nothing of its look has no such file and no logo") {
  const auto output = output_of(k_site);
  CHECK(path_of_look(output).empty());
  CHECK_FALSE(holds(output.at("index.html"), "look."));
  CHECK_FALSE(holds(output.at("index.html"), "class=\"logo\""));
}

TEST_CASE("a theme's own look.css gives way to the site's colours") {
  Diagnostics diagnostics;
  const Files own = {{"themes/default/static/look.css", "/* the theme's own */"}};
  auto plain = own, with_look = own;
  plain["site.toml"] = k_site;
  with_look["site.toml"] = k_site + "[look]\naccent = \"#1f4e79\"\n";
  const auto before = built(small_site(plain), request_as_of("2026-06-30"), diagnostics);
  const auto after = built(small_site(with_look), request_as_of("2026-06-30"), diagnostics);
  REQUIRE_FALSE(after.empty());
  CHECK(holds(before.at("index.html"), path_of_look(before)));
  CHECK_FALSE(holds(after.at("index.html"), path_of_look(before)));
}
