#include "build/text_repair.hpp"

#include "build/pipeline.hpp"
#include "support/catch.hpp"
#include "support/small_build.hpp"

using namespace gazette;
using namespace gazette::test;

namespace {

std::vector<TextRepair> planned(const FileReader& files, unsigned jobs = 1) {
  Diagnostics diagnostics;
  auto repairs = plan_text_repairs(files, {}, jobs, diagnostics);
  CHECK_FALSE(diagnostics.has_errors());
  return repairs;
}

std::vector<std::string> rules_found(const FileReader& files) {
  Diagnostics diagnostics;
  Observer observer;
  prepare_site(files, request_as_of("2026-01-01"), observer, diagnostics);
  std::vector<std::string> rules;
  for (const auto& entry : diagnostics.entries()) rules.push_back(entry.error.rule);
  return rules;
}

bool holds(const std::vector<std::string>& rules, const std::string& rule) {
  return std::find(rules.begin(), rules.end(), rule) != rules.end();
}

std::string repaired(const std::string& text) {
  const auto repairs = planned(small_site({{"content/a.md", text}}));
  return repairs.empty() ? text : repairs.front().after;
}

}  // namespace

TEST_CASE("texts, titles and summaries of items, drafts and categories are mended") {
  auto files =
      small_site({{"content/a/_index.md", "+++\ntitle = \"甲,乙\"\n+++\n\n丙,丁\n"},
                  {"content/a/b.md", item("办法(试行)", "2025-01-01", "draft = true\nsummary = '国办发[2018]47号'",
                                          "２０１６年,公开。\n")}});
  for (const auto& repair : planned(files)) REQUIRE(write_text_repair(files, repair));
  CHECK(*files.read("content/a/_index.md") == "+++\ntitle = \"甲，乙\"\n+++\n\n丙，丁\n");
  CHECK(*files.read("content/a/b.md") ==
        item("办法（试行）", "2025-01-01", "draft = true\nsummary = '国办发〔2018〕47号'", "2016年，公开。\n"));
  CHECK(planned(files).empty());
}

TEST_CASE("the brackets of a document number are mended where it stands as metadata too") {
  const auto text = [](const std::string& number) {
    return item("办法", "2025-01-01", "document_number = \"" + number + "\"");
  };
  CHECK(repaired(text("白教发[2018]5号")) == text("白教发〔2018〕5号"));
  CHECK(repaired(text("白教发〔2018〕第5号")) == text("白教发〔2018〕第5号"));
}

TEST_CASE("repairs do not depend on the number of jobs") {
  Files files;
  for (int i = 0; i < 20; ++i) files["content/" + std::to_string(i) + ".md"] = item("T", "2025-01-01", "", "甲,乙\n");
  const auto site = small_site(files);
  const auto one = planned(site, 1), many = planned(site, 4);
  REQUIRE(one.size() == 20);
  REQUIRE(many.size() == 20);
  for (std::size_t i = 0; i < one.size(); ++i) CHECK(one[i].file == many[i].file);
}

TEST_CASE("line ends and a byte order mark stay as they are") {
  CHECK(repaired("\xEF\xBB\xBF+++\r\ntitle = \"甲,乙\"\r\npublished = 2025-01-01\r\n+++\r\n\r\n#丙\r\n丁,戊") ==
        "\xEF\xBB\xBF+++\r\ntitle = \"甲，乙\"\r\npublished = 2025-01-01\r\n+++\r\n\r\n# 丙\r\n丁，戊");
}

TEST_CASE("metadata is only mended where it reads as it is written, and only what is text in it") {
  for (const auto* title : {"\"甲\\u002C乙,丙\"", "\"\"\"甲,乙\"\"\"", "\"\"\"\n甲,乙\"\"\""}) {
    const auto text =
        std::string("+++\ntitle = ") + title + "\npublished = 2025-01-01\ndocument_number = \"甲,乙\"\n+++\n";
    INFO(text);
    CHECK(repaired(text) == text);
    CHECK(holds(rules_found(small_site({{"content/a.md", text}})), "half-width-punctuation"));
  }
}

TEST_CASE("a rule that is off is not mended, nor one that the item waives, nor a file that cannot be read") {
  const auto off = small_site(
      {{"site.toml", "base_url = \"https://x.example/\"\ntitle = \"X\"\n[check]\nhalf-width-punctuation = \"off\"\n"},
       {"content/a.md", item("T", "2025-01-01", "", "甲,乙２\n")}});
  REQUIRE(planned(off).size() == 1);
  CHECK(planned(off).front().after == item("T", "2025-01-01", "", "甲,乙2\n"));
  const auto waiver =
      item("T", "2025-01-01", "waive = [{ rule = \"half-width-punctuation\", reason = \"r\" }]", "甲,乙\n");
  CHECK(repaired(waiver) == waiver);
  const std::string broken = "+++\ntitle = \n+++\n甲,乙\n", unclosed = "+++\n甲,乙\n", foreign = "甲,乙\n";
  for (const auto& text : {broken, unclosed, foreign}) CHECK(repaired(text) == text);
}

TEST_CASE("a file that was changed meanwhile is left alone") {
  auto files = small_site({{"content/a.md", item("T", "2025-01-01", "", "甲,乙\n")}});
  const auto repairs = planned(files);
  REQUIRE(repairs.size() == 1);
  REQUIRE(files.write("content/a.md", "new"));
  const auto done = write_text_repair(files, repairs.front());
  REQUIRE_FALSE(done);
  CHECK(done.error().rule == "changed-file");
  CHECK(*files.read("content/a.md") == "new");
}

TEST_CASE("findings have the site's level, waivers hold, and a draft may have placeholders") {
  const auto found = [](const std::string& more) {
    return rules_found(small_site({{"content/a.md", item("T", "2025-01-01", more, "甲,乙???\n")}}));
  };
  CHECK(holds(found(""), "half-width-punctuation"));
  CHECK(holds(found(""), "placeholder"));
  CHECK_FALSE(holds(found("draft = true"), "placeholder"));
  CHECK(holds(found("draft = true"), "half-width-punctuation"));
  CHECK_FALSE(holds(found("waive = [{ rule = \"placeholder\", reason = \"r\" }]"), "placeholder"));
}
