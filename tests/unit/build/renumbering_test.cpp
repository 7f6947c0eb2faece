#include "build/renumbering.hpp"
#include "build/pipeline.hpp"
#include "support/catch.hpp"
#include "support/small_build.hpp"

#include <set>

using namespace gazette;
using namespace gazette::test;

namespace {

const std::string k_site =
    "base_url = \"https://x.example/\"\nlanguage = \"en\"\n[agency]\ncode = \"EX\"\n"
    "[index_number]\npattern = \"{code}/{year}-{serial:03}\"\n";

std::string numbered(const std::string& number, const std::string& day) {
  return item("x", day, "index_number = " + number);
}

struct Plan {
  std::vector<Renumbered> items;
  Diagnostics diagnostics;
};

Plan plan(Files files, const std::set<std::string>& published = {}) {
  files["site.toml"] = k_site;
  const auto memory = small_site(files);
  Diagnostics of_site;
  const auto site = load_site(memory, request_as_of("2026-12-31"), of_site);
  Plan out;
  if (!site) return out;
  out.items = plan_renumbering(
      memory, *site, [&](const Item& item) { return published.contains(item.source); }, out.diagnostics);
  return out;
}

}  // namespace

TEST_CASE("the older of two items keeps the number, and the other gets the next that nobody has") {
  const auto made = plan({{"content/a/first.md", numbered("\"EX/2024-001\"", "2024-01-01")},
                          {"content/a/second.md", numbered("'EX/2024-001'  # twice", "2024-01-02")},
                          {"content/a/third.md", numbered("\"EX/2024-007\"", "2024-01-03")}});
  REQUIRE(made.items.size() == 1);
  CHECK(made.items[0].repair.file == "content/a/second.md");
  CHECK(made.items[0].kept_by == "content/a/first.md");
  CHECK(made.items[0].new_number == "EX/2024-008");
  CHECK(made.items[0].repair.after == numbered("'EX/2024-008'  # twice", "2024-01-02"));
  CHECK(made.diagnostics.empty());
}

TEST_CASE("what is published keeps its number, however young") {
  const auto made = plan({{"content/a/old.md", numbered("\"EX/2024-001\"", "2024-01-01")},
                          {"content/a/young.md", numbered("\"EX/2024-001\"", "2024-05-02")}},
                         {"content/a/young.md"});
  REQUIRE(made.items.size() == 1);
  CHECK(made.items[0].repair.file == "content/a/old.md");
}

TEST_CASE("two published items with one number are told, not touched") {
  const auto made = plan({{"content/a/1.md", numbered("\"EX/2024-001\"", "2024-01-01")},
                          {"content/a/2.md", numbered("\"EX/2024-001\"", "2024-05-02")}},
                         {"content/a/1.md", "content/a/2.md"});
  CHECK(made.items.empty());
  CHECK(has_rule(made.diagnostics, "duplicate-index-number"));
}

TEST_CASE("many branches at once: all numbers differ afterwards, and nothing is left to do") {
  Files files;
  for (int branch = 0; branch < 4; ++branch) {
    for (int serial = 1; serial <= 30; ++serial) {
      const auto name = "content/a/b" + std::to_string(branch) + "-" + std::to_string(serial) + ".md";
      const auto digits = std::to_string(1000 + serial).substr(1);
      files[name] = numbered("\"EX/2024-" + digits + "\"", "2024-02-0" + std::to_string(branch + 1));
    }
  }
  const auto made = plan(files);
  CHECK(made.items.size() == 90);
  for (const auto& item : made.items) files[item.repair.file] = item.repair.after;
  std::set<std::string> numbers;
  for (const auto& [name, text] : files) {
    const auto start = text.find("EX/");
    if (start != std::string::npos) numbers.insert(text.substr(start, 11));
  }
  CHECK(numbers.size() == 120);
  CHECK(plan(files).items.empty());
}

TEST_CASE("a number that cannot be replaced, or has no next, is told with what to do") {
  const auto odd = plan({{"content/a/1.md", numbered("\"EX/2024-001\"", "2024-01-01")},
                         {"content/a/2.md", numbered("\"\\u0045X/2024-001\"", "2024-01-02")}});
  CHECK(odd.items.empty());
  REQUIRE(has_rule(odd.diagnostics, "renumber"));
  CHECK(error_of(odd.diagnostics, "renumber")->help == "write index_number = \"EX/2024-002\"");
  const auto free_form = plan(
      {{"content/a/1.md", numbered("\"one\"", "2024-01-01")}, {"content/a/2.md", numbered("\"one\"", "2024-01-02")}});
  CHECK(has_rule(free_form.diagnostics, "renumber"));
}
