// What site.toml says of Markdown, through the whole pipeline: which items are statutes, and links to their articles.

#include "content/markdown_options.hpp"

#include "config/site_config.hpp"
#include "support/catch.hpp"
#include "support/small_build.hpp"

using namespace gazette;

namespace {

const std::string k_site = "base_url = \"https://x.example/\"\ntitle = \"X\"\n[taxonomies]\ngenres = true\n";
const std::string k_statute = "第一章　总则\n\n第一条　甲。\n\n第二条　乙。\n\n丙。\n";

test::Files files_of(const std::string& markdown, const std::string& genre, const std::string& link) {
  return {{"site.toml", k_site + "[markdown]\n" + markdown},
          {"content/policy/_index.md", "+++\ntitle = \"政策\"\n+++\n"},
          {"content/policy/rule.md",
           test::item("办法", "2024-01-02", "effective = 2024-01-02\ngenre = \"" + genre + "\"", k_statute)},
          {"content/policy/note.md", test::item("解读", "2024-01-03", {}, "见[该款](rule.md#" + link + ")。\n")}};
}

std::string note_of(const std::string& markdown, const std::string& genre, const std::string& link,
                    Diagnostics& diagnostics) {
  auto pages =
      test::built(test::small_site(files_of(markdown, genre, link)), test::request_as_of("2024-02-01"), diagnostics);
  return pages["policy/note/index.html"];
}

std::optional<LoadedConfig> loaded(const std::string& markdown, Diagnostics& diagnostics) {
  const MemoryFileSystem files({{"site.toml", k_site + "[markdown]\n" + markdown}});
  return load_site_config(files, {}, diagnostics);
}

}  // namespace

TEST_CASE("a link to a paragraph of an article leads there and is checked") {
  Diagnostics diagnostics;
  const auto note = note_of("", "规章", "第二条第二款", diagnostics);
  CHECK(note.find("rule/#%E7%AC%AC%E4%BA%8C%E6%9D%A1%E7%AC%AC%E4%BA%8C%E6%AC%BE") != std::string::npos);
  Diagnostics broken;
  CHECK(note_of("", "规章", "第三条", broken).empty());
  CHECK(broken.count(Severity::error) == 1);
}

TEST_CASE("which items are statutes their genre says, or the site for all") {
  const auto is_found = [](const std::string& markdown, const std::string& genre) {
    Diagnostics diagnostics;
    return !note_of(markdown, genre, "第二条", diagnostics).empty();
  };
  CHECK(is_found("", "规范性文件"));
  CHECK_FALSE(is_found("", "通知"));
  CHECK(is_found("articles = true\n", "通知"));
  CHECK_FALSE(is_found("articles = false\n", "规范性文件"));
  CHECK(is_found("article_genres = [\"通知\"]\n", "通知"));
  CHECK_FALSE(is_found("article_genres = [\"通知\"]\n", "规章"));
}

TEST_CASE("the break between Chinese and Latin is nothing or a space, and no third") {
  Diagnostics diagnostics;
  CHECK(loaded("", diagnostics)->config.markdown.han_latin_break == HanLatinBreak::nothing);
  const auto space = loaded("han_latin_break = \"space\"\n", diagnostics);
  CHECK(markdown_options(space->config).han_latin_break == HanLatinBreak::space);
  CHECK(diagnostics.empty());
  loaded("han_latin_break = \"tab\"\n", diagnostics);
  REQUIRE(diagnostics.entries().size() == 1);
  CHECK(diagnostics.entries().front().error.rule == "wrong-value");
}
