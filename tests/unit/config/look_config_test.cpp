#include "config/look_config.hpp"

#include "io/memory.hpp"
#include "support/catch.hpp"

using namespace gazette;

namespace {

std::optional<LoadedConfig> loaded(const std::string& look, Diagnostics& diagnostics) {
  const MemoryFileSystem files({{"site.toml", "base_url = \"https://x.example/\"\n[look]\n" + look},
                                {"static/logo.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>"},
                                {"static/arms/seal.PNG", "x"},
                                {"static/notes.txt", "x"},
                                {"secret.svg", "x"}});
  return load_site_config(files, {}, diagnostics);
}

LookConfig look_of(const std::string& look) {
  Diagnostics diagnostics;
  const auto config = loaded(look, diagnostics);
  REQUIRE(config);
  CHECK(diagnostics.empty());
  return config->config.look;
}

Error only_error_of(const std::string& look) {
  Diagnostics diagnostics;
  CHECK_FALSE(loaded(look, diagnostics));
  REQUIRE(diagnostics.entries().size() == 1);
  return diagnostics.entries().front().error;
}

}  // namespace

TEST_CASE("a site that says nothing of its look has neither colours nor a logo") {
  const auto look = look_of("");
  CHECK(look.accent.empty());
  CHECK(look.accent_dark.empty());
  CHECK(look.logo.empty());
}

TEST_CASE("an accent brings one for the dark, which a site may write itself") {
  const auto made = look_of("accent = \"#1F4E79\"\n");
  CHECK(made.accent == "#1f4e79");
  CHECK(made.accent_dark == "#839db5");
  CHECK(look_of("accent = \"#1f4e79\"\naccent_dark = \"#8fc1f0\"\n").accent_dark == "#8fc1f0");
}

TEST_CASE("an accent that cannot be read on its paper is an error that gives a legible one") {
  const auto pale = only_error_of("accent = \"#ff8800\"\n");
  CHECK(pale.kind == ErrorKind::configuration);
  CHECK(pale.rule == "low-contrast");
  CHECK(pale.message == "text in #ff8800 cannot be read well on white: its contrast is 2.3:1, and 4.5:1 is the least");
  CHECK(pale.place.at.line == 3);
  CHECK(pale.help == "use #b36000, the same colour made legible, or another one");
  CHECK(look_of("accent = \"#b36000\"\n").accent == "#b36000");

  const auto dim = only_error_of("accent = \"#1f4e79\"\naccent_dark = \"#1f4e79\"\n");
  CHECK(dim.rule == "low-contrast");
  CHECK(dim.place.at.line == 4);
  CHECK(dim.message.find("on the dark paper #16181b") != std::string::npos);
}

TEST_CASE("an accent that is no colour, and one for the dark alone, are errors") {
  CHECK(only_error_of("accent = \"red\"\n").rule == "invalid-colour");
  CHECK(only_error_of("accent = \"red\"\n").help == "write six hexadecimal digits, as in accent = \"#1f4e79\"");
  CHECK(only_error_of("accent = 5\n").rule == "wrong-type");
  CHECK(only_error_of("accent_dark = \"#8fc1f0\"\n").rule == "missing-accent");
  CHECK(only_error_of("acent = \"#1f4e79\"\n").help == "did you mean \"accent\"?");
}

TEST_CASE("a logo is a picture below static/") {
  CHECK(look_of("logo = \"logo.svg\"\n").logo == "logo.svg");
  CHECK(look_of("logo = \"arms/seal.PNG\"\n").logo == "arms/seal.PNG");
  const auto missing = only_error_of("logo = \"lgo.svg\"\n");
  CHECK(missing.rule == "missing-logo");
  CHECK(missing.message == "there is no file \"static/lgo.svg\"");
  for (const auto* path : {"../secret.svg", "./logo.svg", "/logo.svg", "arms//seal.PNG", "arms"}) {
    INFO(path);
    CHECK(only_error_of("logo = \"" + std::string(path) + "\"\n").rule == "missing-logo");
  }
  CHECK(only_error_of("logo = \"notes.txt\"\n").rule == "invalid-logo");
}
