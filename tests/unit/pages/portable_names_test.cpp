#include "pages/portable_names.hpp"

#include "support/catch.hpp"
#include "support/small_build.hpp"

#include <string>
#include <vector>

using namespace gazette;
using namespace gazette::test;

namespace {

// `rule: place` of what is said of the names on a site with these files.
std::vector<std::string> said(const Files& files) {
  Diagnostics diagnostics;
  built(small_site(files), request_as_of("2024-12-31"), diagnostics);
  std::vector<std::string> all;
  for (const auto& found : diagnostics.entries()) {
    const auto& rule = found.error.rule;
    if (rule == "case-collision" || rule == "unportable-name" || rule == "too-long-name")
      all.push_back(rule + ": " + found.error.place.file);
  }
  return all;
}

using Said = std::vector<std::string>;

std::string with_slug(const std::string& slug, const std::string& more = {}) {
  return item("x", "2024-01-01", "slug = \"" + slug + "\"\n" + more);
}

std::string repeated(const std::string& text, int times) {
  std::string all;
  for (int i = 0; i < times; ++i) all += text;
  return all;
}

}  // namespace

TEST_CASE("addresses that differ in case alone are told, at the one with a line") {
  CHECK(said({{"content/a/1.md", with_slug("Plan")}, {"content/a/2.md", with_slug("plan")}}) ==
        Said{"case-collision: content/a/2.md"});
  CHECK(said({{"static/Logo.svg", "1"}, {"static/logo.svg", "2"}, {"static/LOGO.svg", "3"}}).size() == 2);
  CHECK(said({{"content/a/1.md", with_slug("ÉCOLE")}, {"content/a/2.md", with_slug("école")}}).size() == 1);
}

TEST_CASE("names that differ in more than case, and folders that share files, are fine") {
  CHECK(said({{"content/a/1.md", with_slug("Plan")}, {"content/a/2.md", with_slug("plan-2")}}).empty());
  CHECK(said({{"static/Docs/a.pdf", "1"}, {"static/docs/b.pdf", "2"}}).empty());
  CHECK(said({{"content/a/1.md", with_slug("预算")}, {"content/a/2.md", with_slug("决算")}}).empty());
}

TEST_CASE("what Windows refuses is told") {
  for (const auto* name : {"con", "NUL.txt", "com1.pdf", "a:b.txt", "what?.pdf", "a*b", "a|b", "a<b", "a\"b", "end."}) {
    INFO(name);
    CHECK(said({{"static/docs/" + std::string(name), "1"}}) ==
          Said{"unportable-name: static/docs/" + std::string(name)});
  }
  CHECK(said({{"content/a/1.md", with_slug("con")}}) == Said{"unportable-name: content/a/1.md"});
  for (const auto* name :
       {"contract", "com10", "null.pdf", "console.txt", "aux-plan", "a.b.c", "公告〔2024〕1号.pdf"}) {
    INFO(name);
    CHECK(said({{"static/docs/" + std::string(name), "1"}}).empty());
  }
}

TEST_CASE("a name that no file can have is an error before anything is written") {
  CHECK(said({{"static/" + std::string(255, 'a'), "1"}}).empty());
  CHECK(said({{"static/" + std::string(256, 'a'), "1"}}).size() == 1);
  CHECK(said({{"content/a/1.md", with_slug(repeated("字", 85))}}).empty());
  CHECK(said({{"content/a/1.md", with_slug(repeated("字", 86))}}) == Said{"too-long-name: content/a/1.md"});
  CHECK(said({{"content/a/1.md", item("x", "2024-01-01", "aliases = [\"/" + repeated("deep/", 900) + "\"]")}}) ==
        Said{"too-long-name: content/a/1.md"});
}

TEST_CASE("an item may waive that its name is not portable") {
  CHECK(said({{"content/a/1.md",
               with_slug("con", "waive = [{ rule = \"unportable-name\", reason = \"ours is Linux\" }]\n")}})
            .empty());
}
