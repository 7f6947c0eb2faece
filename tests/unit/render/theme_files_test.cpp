#include "render/theme_files.hpp"

#include "io/memory.hpp"
#include "support/catch.hpp"
#include "support/unreadable_files.hpp"

using namespace gazette;

namespace {

using Files = std::map<std::string, std::string>;

const Files k_house = {{"themes/house/theme.toml", "name = \"house\"\nextends = \"default\"\n"},
                       {"themes/house/templates/item.mustache", "{{title}}"},
                       {"themes/house/static/logo.svg", "<svg/>"}};

Error only_error(const Files& theme, UnreadableFiles::Paths paths = {}, UnreadableFiles::Paths links = {}) {
  const MemoryFileSystem whole(theme);
  Diagnostics found;
  const UnreadableFiles files(whole, std::move(paths), std::move(links));
  CHECK_FALSE(load_theme_files(files, "house", found));
  REQUIRE(found.entries().size() == 1);
  CHECK(found.entries()[0].error.kind != ErrorKind::content);
  return found.entries()[0].error;
}

}  // namespace

TEST_CASE("a site's theme stands over the one that it extends") {
  const MemoryFileSystem files(k_house);
  Diagnostics found;
  const auto theme = load_theme_files(files, "house", found);
  REQUIRE(theme);
  CHECK(theme->find("templates/item.mustache")->bytes == "{{title}}");
  CHECK(theme->layers("templates/item.mustache").size() == 2);
}

TEST_CASE("a folder of a theme that cannot be listed, or is a link, is an error") {
  CHECK(only_error(k_house, {"themes/house"}).place.file == "themes/house");
  const auto linked = only_error(k_house, {}, {"themes/house"});
  CHECK(linked.rule == "not-a-folder");
  CHECK(linked.place.file == "themes/house");
  CHECK(only_error(k_house, {}, {"themes"}).place.file == "themes");
}

TEST_CASE("a file of a theme that cannot be read, or is a link out of the site, is an error at that file") {
  const auto unread = only_error(k_house, {"themes/house/static/logo.svg"});
  CHECK(unread.rule == "io");
  CHECK(unread.place.file == "themes/house/static/logo.svg");
  const auto linked = only_error(k_house, {}, {"themes/house/static/logo.svg"});
  CHECK(linked.rule == "not-a-file");
  CHECK(linked.place.file == "themes/house/static/logo.svg");
}

TEST_CASE("a template that is not UTF-8 is an error, and a picture may be anything") {
  auto files = k_house;
  files["themes/house/static/logo.png"] = "\xFF\xFE";
  files["themes/house/templates/item.mustache"] = "\xB9\xD8";
  const auto error = only_error(files);
  CHECK(error.rule == "invalid-utf8");
  CHECK(error.place.file == "themes/house/templates/item.mustache");
}

TEST_CASE("a theme that extends what is no theme is told so where it says it") {
  for (const auto* name : {"defualt", "../default", ".git"}) {
    INFO(name);
    const auto error =
        only_error({{"themes/house/theme.toml", "name = \"house\"\nextends = \"" + std::string(name) + "\"\n"}});
    CHECK(error.rule == "unknown-theme");
    CHECK(error.place.file == "themes/house/theme.toml");
    CHECK(error.place.at.line == 2);
    CHECK(error.place.at.column == 11);
  }
}
