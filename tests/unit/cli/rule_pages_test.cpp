#include "cli/rule_pages.hpp"

#include "base/text.hpp"
#include "model/rules.hpp"
#include "support/catch.hpp"
#include "support/process.hpp"

#include <algorithm>

using namespace gazette;

namespace {

std::string document() { return test::read_text(std::string(GAZETTE_SOURCE_DIR) + "/docs/RULES.md"); }

std::vector<std::string> headings() {
  std::vector<std::string> found;
  const auto text = document();
  for (const auto line : split(text, '\n')) {
    if (line.starts_with("## ")) found.emplace_back(line.substr(3));
  }
  return found;
}

}  // namespace

TEST_CASE("every rule has a page that says its level, why, on what basis and how to mend it") {
  const auto text = document();
  for (const auto& rule : rules()) {
    INFO(rule.name);
    const auto page = rule_page_in(text, rule.name);
    CHECK(page.starts_with("**Level:** " + std::string(severity_name(rule.level)) + ". "));
    for (const auto* part : {"\n\n**Why.** ", "**Basis.**", "\n\n**How to mend.** "})
      CHECK(page.find(part) != std::string::npos);
    CHECK((page.find("--external") != std::string::npos) >= (rule.scope == RuleScope::external));
  }
}

TEST_CASE("no page is of a rule that does not exist, and the pages come by name") {
  const auto all = headings();
  CHECK(all.size() == rules().size());
  CHECK(std::ranges::is_sorted(all));
  for (const auto& heading : all) {
    INFO(heading);
    CHECK(find_rule(replaced(heading, "`", "")) != nullptr);
  }
}

TEST_CASE("the pages inside the program are those of the document") {
  CHECK(rule_page("late-publication") == rule_page_in(document(), "late-publication"));
  CHECK(rule_page("no-such-rule").empty());
  CHECK(rule_page("").empty());
}

TEST_CASE("a page ends where the next begins, and the last at the document's end") {
  const std::string text = "# Rules\n\n## `a`\n\nOne.\n\n## `b`\n\nTwo.\n";
  CHECK(rule_page_in(text, "a") == "One.");
  CHECK(rule_page_in(text, "b") == "Two.");
  CHECK(rule_page_in(text, "c").empty());
}
