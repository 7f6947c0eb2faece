// Files without measure: each is read to the end or refused with a clear word, in bounded time and memory. The bounds
// are generous; a cost that grows with the square of the size is far beyond them.

#include "support/hostile_site.hpp"

#include <filesystem>

namespace fs = std::filesystem;
using namespace gazette::test;

namespace {

constexpr std::size_t k_mib = 1024 * 1024;

std::string lines_of(const std::string& one, std::size_t bytes) { return repeated(one, bytes / one.size()); }

ProcessResult build_of(const std::string& path, const std::string& bytes) {
  const HostileSite site;
  site.put(path, bytes);
  return site.build();
}

void check_refused(const ProcessResult& run, const std::string& words) {
  CHECK(run.status == 1);
  CHECK(holds(run.err, words));
  CHECK(holds(run.err, "help: "));
}

std::string elements_of(std::size_t count, const std::string& before, const std::string& after) {
  std::string all;
  for (std::size_t i = 0; i < count; ++i) all += (i ? ", " : "") + before + std::to_string(i) + after;
  return all;
}

}  // namespace

TEST_CASE("a text of 50 MB is refused with its size, in any script") {
  for (const auto* one : {"Words of a text that goes on and on.\n\n", "关于进一步规范政府信息公开工作的通知。\n\n"}) {
    const auto run = build_of("content/notices/a.md", item_of("", lines_of(one, 50 * k_mib)));
    check_refused(run, "content/notices/a.md:7:1: error: the text has ");
    CHECK(holds(run.err, "at most 4 MiB are accepted [long-text]"));
    check_cost(run, 5, 400);
  }
}

TEST_CASE("a line of 10 MB is refused, one of 4 MB is a page") {
  const auto refused = build_of("content/notices/a.md", item_of("", lines_of("word ", 10 * k_mib)));
  check_refused(refused, "[long-text]");
  check_cost(refused, 5, 200);
  const auto run = build_of("content/notices/a.md", item_of("", lines_of("word ", 4 * k_mib - 100) + "\n"));
  CHECK(run.status == 0);
  check_cost(run, 10, 500);
}

TEST_CASE("metadata of 50 MB is refused with its size, whatever it is made of") {
  for (const auto& more :
       {"description = \"" + std::string(50 * k_mib, 'x') + "\"\n", lines_of("tags = [\"a\"]\n", 50 * k_mib),
        "tags = [" + lines_of("\"tag\", ", 50 * k_mib) + "]\n", lines_of("[a.b.c]\n", 50 * k_mib)}) {
    const auto run = build_of("content/notices/a.md", item_of(more));
    check_refused(run, "content/notices/a.md:1:1: error: the metadata has ");
    check_cost(run, 5, 400);
  }
}

TEST_CASE("metadata of 50 MB that never ends is refused at its first line") {
  const auto run = build_of("content/notices/a.md", "+++\n" + lines_of("title = \"x\"\n", 50 * k_mib));
  check_refused(run, "content/notices/a.md:1:1: error: the metadata that begins here is not closed");
  check_cost(run, 5, 400);
}

TEST_CASE("tens of thousands of unknown keys are told, the first hundred one by one") {
  std::string keys;
  for (int i = 0; i < 30'000; ++i) keys += "key" + std::to_string(i) + " = \"" + std::string(40, 'v') + "\"\n";
  const auto run = build_of("content/notices/a.md", item_of(keys));
  CHECK(run.status == 1);
  CHECK(holds(run.err, "unknown key \"key0\""));
  CHECK(holds(run.err, "there are more unknown keys from here on"));
  CHECK(holds(run.err, "101 errors"));
  check_cost(run, 10, 300);
}

TEST_CASE("100,000 tags on one item are as many pages, or none where no list shows them, and cost no square") {
  const auto run = build_of("content/a.md", item_of("tags = [" + elements_of(100'000, "\"t", "\"") + "]\n"));
  CHECK(run.status == 0);
  check_cost(run, 10, 400);
}

TEST_CASE("2,000 tags and 2,000 former addresses of one item are 4,000 pages", "[.][hostile-long]") {
  const auto run =
      build_of("content/notices/a.md", item_of("tags = [" + elements_of(2'000, "\"t", "\"") + "]\naliases = [" +
                                               elements_of(2'000, "\"/old/", "/\"") + "]\n"));
  CHECK(run.status == 0);
  CHECK(holds(run.out, "built 40"));
  check_cost(run, 30, 400);
}

TEST_CASE("10,000 quotes, lists, brackets and marks of emphasis in each other are a page") {
  const std::size_t n = 10'000;
  for (const auto& text :
       {repeated("> ", n) + "x\n", repeated(">", n) + "x\n", repeated("- ", n) + "x\n", repeated("1. ", n) + "x\n",
        repeated("*a **b ", n) + "x" + repeated("** a*", n) + "\n",
        repeated("![", n) + "x" + repeated("](#a)", n) + "\n", repeated("[", n) + "x" + repeated("]", n) + "\n",
        repeated("~~a ", n) + "x" + repeated("~~", n) + "\n", repeated("> - ", n) + "x\n", repeated("<b>", n) + "\n",
        repeated("[^a]", n) + "\n\n[^a]: x\n", repeated("```\n", n), repeated("# a\n", n), repeated("[a]: /b\n", n)}) {
    INFO(text.substr(0, 20));
    const auto run = build_of("content/notices/a.md", item_of("", text));
    CHECK((run.status == 0 || holds(run.err, "content/notices/a.md:")));
    check_cost(run, 10, 500);
  }
}

TEST_CASE("lists in lists, each indented further, are a page") {
  std::string text;
  for (std::size_t i = 0; i < 2'000; ++i) text += std::string(2 * i, ' ') + "- x\n";
  const auto run = build_of("content/notices/a.md", item_of("", text));
  CHECK(run.status == 0);
  check_cost(run, 10, 500);
}

TEST_CASE("a table of a million lines is refused, one of a hundred thousand columns too") {
  const auto run =
      build_of("content/notices/a.md", item_of("", "| a | b |\n|---|---|\n" + repeated("| 1 | 2 |\n", 1'000'000)));
  check_refused(run, "[long-text]");
  check_cost(run, 5, 300);
  const auto row = [](const std::string& cell) { return repeated("|" + cell, 100'000) + "|\n"; };
  const auto wide = build_of("content/notices/a.md", item_of("", row("a") + row("-") + row("1") + row("2")));
  check_refused(wide, "content/notices/a.md:8:1: error: a table has more than 200 columns [wide-table]");
  check_cost(wide, 10, 300);
  const auto ragged = build_of("content/notices/a.md", item_of("", repeated("|a", 199) + "|\n" + repeated("|-", 199) +
                                                                       "|\n" + repeated("|1|\n", 100'000)));
  CHECK((ragged.status == 0 || holds(ragged.err, "[wide-table]")));
  check_cost(ragged, 10, 300);
}

TEST_CASE("lists and tables of TOML in each other are refused before they exhaust the stack") {
  for (const auto& value : {repeated("[", 100'000), repeated("{a=", 100'000),
                            repeated("[", 100'000) + repeated("]", 100'000), repeated("{a=[", 50'000)}) {
    const auto run = build_of("content/notices/a.md", item_of("x = " + value + "\n"));
    CHECK(run.status == 1);
    CHECK(holds(run.err, "content/notices/a.md:6:"));
    check_cost(run, 5, 200);
    const HostileSite site;
    site.set("x = " + value + "\n");
    const auto settings = site.build();
    CHECK(settings.status == 3);
    CHECK(holds(settings.err, "site.toml:4:"));
    check_cost(settings, 5, 200);
  }
  const auto dotted = build_of("content/notices/a.md", item_of(repeated("a.", 100'000) + "a = 1\n"));
  CHECK(dotted.status == 1);
  check_cost(dotted, 20, 400);
}

TEST_CASE("JSON nested a hundred thousand deep in the ledger is refused at its line") {
  for (const auto* one : {"[", "{\"a\":"}) {
    const auto run = build_of("published.jsonl", repeated(one, 100'000) + "\n");
    check_refused(run, "published.jsonl:1:");
    check_cost(run, 5, 200);
  }
}

TEST_CASE("a ledger of 50 MB without a line end, and one of a million lines that are none, are told") {
  const auto line = build_of("published.jsonl", std::string(50 * k_mib, 'x'));
  check_refused(line, "published.jsonl:1:");
  check_cost(line, 10, 400);
  const auto lines = build_of("published.jsonl", repeated("x\n", 1'000'000));
  check_refused(lines, "published.jsonl:1:");
  CHECK(holds(lines.err, "published.jsonl:101:1: error: the lines from here on are not looked at"));
  check_cost(lines, 10, 200);
}

TEST_CASE("a ledger line of an object with a hundred thousand names is read once") {
  std::string line = "{\"a\": 0";
  for (int i = 0; i < 100'000; ++i) line += ", \"n" + std::to_string(i) + "\": 0";
  const auto run = build_of("published.jsonl", line + "}\n");
  check_refused(run, "published.jsonl:1:");
  check_cost(run, 10, 300);
}

TEST_CASE("a template of sections nested a hundred thousand deep is refused at its place") {
  const HostileSite site;
  site.set("theme = \"mine\"\n");
  site.put("themes/mine/theme.toml", "name = \"mine\"\ntitle = \"Mine\"\nextends = \"default\"\n");
  site.put("themes/mine/templates/item.mustache", repeated("{{#page}}", 100'000) + repeated("{{/page}}", 100'000));
  const auto run = site.build();
  CHECK(run.status == 3);
  CHECK(holds(run.err, "themes/mine/templates/item.mustache:1:"));
  check_cost(run, 10, 500);
}

TEST_CASE("a template of tags without end is told for the first of them, and is not looked through for each") {
  const HostileSite site;
  site.set("theme = \"mine\"\n");
  site.put("themes/mine/theme.toml", "name = \"mine\"\ntitle = \"Mine\"\nextends = \"default\"\n");
  site.put("themes/mine/templates/item.mustache", repeated("{{ ", 1'000'000));
  const auto run = site.build();
  CHECK(run.status == 3);
  CHECK(holds(run.err, "themes/mine/templates/item.mustache:1:1: error: this tag is not closed"));
  check_cost(run, 10, 500);
}
