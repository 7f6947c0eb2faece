#include "catalogue/rules_register.hpp"

#include "support/catch.hpp"
#include "support/small_build.hpp"

#include <set>

using namespace gazette;
using namespace gazette::test;

namespace {

std::string rule(const std::string& title, const std::string& made, const std::string& more = {}) {
  return item(title, made, "made = " + made + "\neffective = " + made + "\ngenre = \"规范性文件\"\n" + more);
}

const Files k_rules = {
    {"content/a/old.md", rule("old", "2020-01-01")},
    {"content/a/new.md", rule("new", "2021-01-01", "replaces = [\"old.md\"]")},
    {"content/a/gone.md", rule("gone", "2021-02-01", "withdrawn = { date = 2021-03-01, reason = \"typo\" }")},
    {"content/b/over.md", rule("over", "2021-04-01", "expires = 2022-03-31")},
    {"content/a/notice.md", item("notice", "2021-05-01", "genre = \"通知\"")}};

Files built_of(const Files& files, const std::string& toml = {}) {
  auto all = files;
  if (!toml.empty()) all["site.toml"] = "base_url = \"https://x.example/\"\ntitle = \"X\"\nlanguage = \"en\"\n" + toml;
  Diagnostics diagnostics;
  auto out = built(small_site(all), request_as_of("2024-12-31"), diagnostics);
  for (const auto& entry : diagnostics.entries()) UNSCOPED_INFO(entry.error.rule << " " << entry.error.message);
  REQUIRE_FALSE(out.empty());
  return out;
}

std::set<std::string> register_pages(const Files& files) {
  std::set<std::string> pages;
  for (const auto& [path, bytes] : files)
    if (path.starts_with("register/")) pages.insert(path);
  return pages;
}

bool holds(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

std::size_t count(const std::string& text, const std::string& part) {
  std::size_t found = 0;
  for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++found;
  return found;
}

}  // namespace

TEST_CASE("the register lists every rule, whatever became of it, and each list holds its own") {
  const auto files = built_of(k_rules);
  CHECK(count(files.at("register/index.html"), "<tr class=\"rule") == 4);
  CHECK_FALSE(holds(files.at("register/index.html"), "notice"));
  const auto& in_force = files.at("register/in-force/index.html");
  CHECK(count(in_force, "<tr class=\"rule") == 1);
  CHECK(holds(in_force, ">new</a>"));
  const auto& ended = files.at("register/ended/index.html");
  CHECK(count(ended, "<tr class=\"rule") == 3);
  CHECK(holds(ended, "validity-superseded"));
  CHECK(holds(ended, "validity-withdrawn"));
  CHECK(holds(ended, "validity-expired"));
  CHECK(holds(ended, "2022-03-31"));
  CHECK(count(files.at("register/year/2021/index.html"), "<tr class=\"rule") == 3);
}

TEST_CASE("lists by state have a page even when they are empty, so that no address vanishes") {
  const auto pages = register_pages(built_of({{"content/a/x.md", rule("x", "2021-01-01")}}));
  CHECK(pages.contains("register/in-force/index.html"));
  CHECK(pages.contains("register/ended/index.html"));
  CHECK(pages.contains("register/not-yet-in-force/index.html"));
}

TEST_CASE("a site without rules, one that turns it off and one with something of its own there have no register") {
  CHECK(register_pages(built_of({{"content/a/x.md", item("x", "2021-01-01")}})).empty());
  CHECK(register_pages(built_of(k_rules, "[register]\nenabled = false\n")).empty());
  auto own = k_rules;
  own["content/register.md"] = item("Our own", "2021-01-01");
  const auto files = built_of(own);
  CHECK(register_pages(files) == std::set<std::string>{"register/index.html", "register/index.json"});
  CHECK(holds(files.at("register/index.html"), "Our own"));
}

TEST_CASE("the site says which genres are rules and what the register is called") {
  const auto files = built_of(
      k_rules, "[register]\ntitle = \"Our law\"\ngenres = [\"通知\"]\n[check]\nmissing-effective-date = \"off\"\n");
  const auto& page = files.at("register/index.html");
  CHECK(holds(page, "<h1>Our law</h1>"));
  CHECK(count(page, "<tr class=\"rule") == 1);
  CHECK(holds(files.at("index.html"), "/register/"));
}

TEST_CASE("a register of three thousand rules is cut into pages that hold each rule once") {
  Files many;
  for (int i = 0; i < 3000; ++i) {
    const auto year = std::to_string(2000 + i % 20);
    many["content/a/" + std::to_string(i) + ".md"] = rule("Rule " + std::to_string(i), year + "-03-01");
  }
  Diagnostics diagnostics;
  auto request = request_as_of("2024-12-31");
  const auto site = load_site(small_site(many), request, diagnostics);
  REQUIRE(site);
  REQUIRE_FALSE(site->rules_register.empty());
  CHECK(site->rules_register.front().entries.size() == 3000);
  Observer observer;
  const auto prepared = prepare_site(small_site(many), request, observer, diagnostics);
  REQUIRE(prepared);
  std::set<const Entry*> seen;
  std::size_t pages = 0, shown = 0;
  for (const auto& page : prepared->plan.pages) {
    if (!page.rules || page.rules->filter != RegisterFilter::all) continue;
    ++pages;
    for (std::size_t i = page.part.first; i < page.part.first + page.part.size; ++i, ++shown)
      seen.insert(page.rules->entries[i]);
  }
  CHECK(pages == 15);
  CHECK(shown == 3000);
  CHECK(seen.size() == 3000);
}

TEST_CASE("the catalogue and the structured data of a rule say what the register says") {
  const auto files = built_of(k_rules);
  const auto& csv = files.at("catalogue.csv");
  CHECK(holds(csv, ",validity,state,category,"));
  CHECK(holds(csv, ",repealed,superseded,a,"));
  CHECK(holds(csv, ",withdrawn,withdrawn,a,"));
  CHECK(holds(csv, ",expired,expired,b,"));
  const auto& old = files.at("a/old/index.html");
  CHECK(holds(old, "\"@type\": \"Legislation\""));
  CHECK(holds(old, "\"legislationLegalForce\": \"https://schema.org/NotInForce\""));
  const auto& newer = files.at("a/new/index.html");
  CHECK(holds(newer, "\"legislationLegalForce\": \"https://schema.org/InForce\""));
  CHECK(holds(newer, "\"legislationRepeals\": [\"https://x.example/a/old/\"]"));
  CHECK_FALSE(holds(files.at("a/notice/index.html"), "legislation"));
}
