// The words of a theme: its own, the default theme's, and those that must be there.
#include "base/embedded.hpp"
#include "render/theme.hpp"
#include "support/catch.hpp"
#include "support/process.hpp"
#include "support/small_build.hpp"

#include <algorithm>
#include <filesystem>
#include <regex>
#include <set>

using namespace gazette;

TEST_CASE("every word that the program asks for by its name is required of a theme") {
  std::set<std::string> asked;
  const std::regex call("\\bword\\(\"([a-z_]+)\"\\)");
  for (const auto& file : std::filesystem::recursive_directory_iterator(GAZETTE_SOURCE_DIR "/src/pages")) {
    if (!file.is_regular_file()) continue;
    const auto text = test::read_text(file.path().string());
    for (std::sregex_iterator at(text.begin(), text.end(), call), end; at != end; ++at) asked.insert((*at)[1].str());
  }
  CHECK(asked.size() > 20);
  for (const auto& key : asked) {
    INFO(key);
    CHECK(std::ranges::count(required_words(), key) == 1);
  }
}

TEST_CASE("a theme of its own takes what it does not say from the default theme, and in another language must say it") {
  test::Files files;
  for (const auto& file : embedded_files()) {
    const std::string_view from = "themes/default/";
    if (file.path.starts_with(from) && !file.path.starts_with("themes/default/i18n/"))
      files["themes/own/" + std::string(file.path.substr(from.size()))] = file.bytes;
  }
  files["themes/own/theme.toml"] = "name = \"own\"\n";
  files["site.toml"] = "base_url = \"https://x.example/\"\ntitle = \"X\"\nlanguage = \"en\"\ntheme = \"own\"\n";
  files["themes/own/i18n/en.toml"] = "verify_title = \"Is it ours?\"\n";
  Diagnostics none;
  const auto output = test::built(test::small_site(files), test::request_as_of("2026-01-01"), none);
  CHECK_FALSE(none.has_errors());
  CHECK(output.at("verify/index.html").find("Is it ours?") != std::string::npos);
  CHECK(output.at("subscribe/index.html").find("<h1>Subscribe</h1>") != std::string::npos);

  files["site.toml"] = "base_url = \"https://x.example/\"\ntitle = \"X\"\nlanguage = \"fr\"\ntheme = \"own\"\n";
  files["themes/own/i18n/fr.toml"] = "home = \"Accueil\"\n";
  Diagnostics found;
  CHECK(test::built(test::small_site(files), test::request_as_of("2026-01-01"), found).empty());
  const auto* error = test::error_of(found, "missing-word");
  REQUIRE(error);
  CHECK(error->place.file == "themes/own/i18n/fr.toml");
  CHECK(error->message == "the theme's words lack \"by_category\"");
}
