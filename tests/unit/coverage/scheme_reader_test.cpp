#include "coverage/scheme_reader.hpp"

#include "io/memory.hpp"
#include "support/catch.hpp"
#include "support/small_build.hpp"
#include "support/unreadable_files.hpp"

#include <algorithm>

using namespace gazette;
using namespace gazette::test;

namespace {

std::shared_ptr<const Scheme> loaded(const std::string& id, const Files& files = {}) {
  Diagnostics diagnostics;
  auto scheme = load_scheme(MemoryFileSystem(files), id, {"site.toml", {3, 10, 5}}, diagnostics);
  for (const auto& entry : diagnostics.entries()) UNSCOPED_INFO(entry.error.message);
  CHECK(diagnostics.empty());
  return scheme;
}

Diagnostics faults_of(const std::string& text) {
  Diagnostics diagnostics;
  CHECK(parse_scheme("schemes/own.toml", text, diagnostics) == nullptr);
  return diagnostics;
}

const std::string k_head = "[scheme]\nid = \"own\"\ntitle = \"Own\"\n";

}  // namespace

TEST_CASE("all schemes inside the binary are sound and name their basis and what is not verified") {
  CHECK(built_in_schemes() == std::vector<std::string_view>{"cn-art20", "in-rti-17", "uk-ico-7"});
  for (const auto id : built_in_schemes()) {
    INFO(id);
    const auto scheme = loaded(std::string(id));
    REQUIRE(scheme);
    CHECK_FALSE(scheme->basis.empty());
    CHECK_FALSE(scheme->source.empty());
    CHECK_FALSE(scheme->note.empty());
  }
}

TEST_CASE("the schemes have as many rows as their laws have categories") {
  const auto rows_without_group = [](const Scheme& scheme) {
    return std::count_if(scheme.rows.begin(), scheme.rows.end(),
                         [](const SchemeRow& row) { return row.group.empty(); });
  };
  CHECK(rows_without_group(*loaded("cn-art20")) == 15);
  CHECK(loaded("cn-art20")->rows.size() == 15 + 7 + 8);
  CHECK(loaded("uk-ico-7")->rows.size() == 7);
  CHECK(loaded("in-rti-17")->rows.size() == 17);
  CHECK(loaded("cn-art20")->columns.size() == 5);
  CHECK(loaded("cn-art20")->guide.size() == 9);
}

TEST_CASE("every row of the Chinese scheme has an English label and an article") {
  const auto scheme = loaded("cn-art20");
  REQUIRE(scheme);
  for (const auto& row : scheme->rows) {
    INFO(row.key);
    CHECK_FALSE(row.english.empty());
    CHECK_FALSE(row.article.empty());
  }
}

TEST_CASE("a site's own scheme shadows the one inside the binary") {
  const auto own = loaded("uk-ico-7", {{"schemes/uk-ico-7.toml",
                                        "[scheme]\nid = \"uk-ico-7\"\ntitle = \"Ours\"\n"
                                        "rows = [{ key = \"a\", label = \"A\" }]\n"}});
  REQUIRE(own);
  CHECK(own->title == "Ours");
}

TEST_CASE("an unknown scheme is an error at its name with the nearest one") {
  Diagnostics diagnostics;
  CHECK(load_scheme(MemoryFileSystem(), "cn-art2", {"site.toml", {3, 10, 5}}, diagnostics) == nullptr);
  const auto* error = error_of(diagnostics, "unknown-scheme");
  REQUIRE(error);
  CHECK(error->place == Place{"site.toml", {3, 10, 5}});
  CHECK(error->help.find("did you mean \"cn-art20\"?") != std::string::npos);
}

TEST_CASE("a scheme's name cannot lead out of its folder") {
  Diagnostics diagnostics;
  const MemoryFileSystem files(Files{{"secret.toml", "x"}});
  CHECK(load_scheme(files, "../secret", {}, diagnostics) == nullptr);
  CHECK(has_rule(diagnostics, "unknown-scheme"));
}

TEST_CASE("what a scheme needs and lacks is named") {
  CHECK(has_rule(faults_of(""), "missing-key"));
  CHECK(has_rule(faults_of("[scheme]\nid = \"own\"\nrows = []\n"), "missing-key"));
  CHECK(has_rule(faults_of(k_head), "missing-key"));
  CHECK(has_rule(faults_of(k_head + "rows = [{ key = \"a\" }]\n"), "missing-key"));
  CHECK(has_rule(faults_of(k_head + "rows = []\n[guide]\nparts = [{ label = \"x\" }]\n"), "missing-key"));
}

TEST_CASE("names in a scheme that lead nowhere or are taken are errors") {
  const std::string rows = "rows = [{ key = \"a\", label = \"A\" }]\n";
  CHECK(has_rule(faults_of("[scheme]\nid = \"other\"\ntitle = \"O\"\n" + rows), "scheme-file-name"));
  CHECK(has_rule(faults_of(k_head + "rows = [{ key = \"a b\", label = \"A\" }]\n"), "invalid-key"));
  CHECK(has_rule(faults_of(k_head + "rows = [{ key = \"a\", label = \"A\" }, { key = \"a\", label = \"B\" }]\n"),
                 "duplicate-key"));
  CHECK(has_rule(faults_of(k_head + "rows = [{ key = \"a\", label = \"A\", group = \"city\" }]\n"), "unknown-group"));
  CHECK(has_rule(faults_of(k_head + "columns = [\"guides\"]\n" + rows), "unknown-column"));
  CHECK(has_rule(faults_of(k_head + rows + "[guide]\nparts = [{ label = \"x\", agency = \"telephone\" }]\n"),
                 "unknown-key"));
  CHECK(has_rule(faults_of(k_head + "titel = \"x\"\n" + rows), "unknown-key"));
}

TEST_CASE("what a scheme lacks is missing where it should stand") {
  const auto group = faults_of(k_head + "[[scheme.groups]]\nkey = \"a\"\nlabel = \" \"\n[[scheme.groups]]\n");
  REQUIRE(group.entries().size() == 4);
  CHECK(group.entries()[0].error.place.at.line == 6);  // the label that is blank
  CHECK(group.entries()[1].error.message == "key is missing");
  CHECK(group.entries()[1].error.place.at.line == 7);
  CHECK(group.entries()[3].error.message == "a scheme needs rows");
  CHECK(group.entries()[3].error.help == "write [[scheme.rows]] above the keys of each");
  const auto part = faults_of(k_head + "rows = []\n[guide]\nparts = [{ label = \"x\" },\n{}]\n");
  REQUIRE(part.entries().size() == 2);
  CHECK(part.entries()[0].error.message == "nothing tells whether a guide has \"x\"");
  CHECK(part.entries()[1].error.message == "label is missing");
  CHECK(part.entries()[1].error.place.at.line == 7);
}

TEST_CASE("a scheme that cannot be read, or is not UTF-8, is an error at its file") {
  const MemoryFileSystem files(Files{{"schemes/own.toml", "[scheme]\ntitle = \"\xB9\xD8\"\n"}});
  Diagnostics unread;
  CHECK(load_scheme(UnreadableFiles(files, {"schemes/own.toml"}), "own", {}, unread) == nullptr);
  REQUIRE(unread.entries().size() == 1);
  CHECK(unread.entries()[0].error.rule == "io");
  CHECK(unread.entries()[0].error.place.file == "schemes/own.toml");
  Diagnostics garbled;
  CHECK(load_scheme(files, "own", {}, garbled) == nullptr);
  REQUIRE(garbled.entries().size() == 1);
  CHECK(garbled.entries()[0].error.rule == "invalid-utf8");
  CHECK(garbled.entries()[0].error.place.at.line == 2);
}
