#include "formats/text_fixes.hpp"

#include "formats/markdown.hpp"
#include "formats/markdown/cmark_tree.hpp"
#include "support/catch.hpp"

#include <array>
#include <random>
#include <string>
#include <vector>

using namespace gazette;

namespace {

std::vector<TextFinding> find(std::string_view text) { return lint_text({text}); }

TextFinding finding(std::vector<TextEdit> edits) { return {"r", "m", "h", {1, 1, 1}, 1, std::move(edits)}; }

template <std::size_t N>
std::string mixture(std::mt19937& random, const std::array<const char*, N>& parts, std::size_t most) {
  std::string text;
  for (auto left = random() % most; left > 0; --left) text += parts[random() % N];
  return text;
}

constexpr std::array<const char*, 44> k_prose = {
    "中", "文", "吗", "年",  "号", "国办发", "a",  "B",    "1",    "2018", "２", "Ａ", "０", "．", "％",
    ",",  ";",  ":",  "?",   "!",  ".",      "(",  ")",    "（",   "）",   "[",  "]",  "〔", "〕", "【",
    "】", "｜", "|",  "---", "#",  " ",      "\n", "\n\n", "\r\n", "、",   "。", "”",  "？", "第"};

constexpr std::array<const char*, 46> k_markup = {
    "中",       "文,字", "(试行)", "甲,",    "２",    "#",      "##题", "\n",        "\n",
    "\n\n",     "\n\n",  "    ",   "  ",     "\t",    "> ",     "- ",   "1. ",       "2) ",
    "```",      "~~~",   "````",   "`",      "``",    "](",     "[",    "]",         ")",
    "(",        "<b>",   "</b>",   "<div>",  "<pre>", "</pre>", "<!--", "-->",       "http://a.cn/",
    "www.a.cn", "[x]: ", "[^n]",   "[^n]: ", "\\",    "*",      "｜",   "|---|---|", "{{x}}",
    "<中"};

/// What a fix must never change: code, HTML, addresses.
std::vector<std::string> protected_parts(const std::string& text) {
  using markdown::NodeType;
  const auto document = markdown::parse_document(text);
  std::vector<std::string> parts;
  for (markdown::Step step; step.id != markdown::k_no_node; step = document.step_after(step)) {
    const auto& node = document.at(step.id);
    if (!step.is_entry) continue;
    if (node.type == NodeType::code || node.type == NodeType::code_block || node.type == NodeType::html ||
        node.type == NodeType::html_block)
      parts.emplace_back(node.literal);
    if (node.type == NodeType::link || node.type == NodeType::image) parts.emplace_back(node.url);
  }
  return parts;
}

}  // namespace

TEST_CASE("edits are applied by offset, insertions too, and the rest stays byte for byte") {
  const auto fixed = apply_fixes("abcdef", {finding({{0, 1, "XX"}, {5, 1, ""}}), finding({{3, 0, "-"}})});
  CHECK(fixed.text == "XXbc-de");
  CHECK(fixed.places == 2);
}

TEST_CASE("of two findings whose edits overlap the first is applied whole and the other not at all") {
  const auto fixed =
      apply_fixes("abcdef", {finding({{1, 2, "X"}}), finding({{0, 1, "Y"}, {2, 2, "Z"}}), finding({{4, 1, "W"}})});
  CHECK(fixed.text == "aXdWf");
  CHECK(fixed.places == 2);
  CHECK(apply_fixes("ab", {finding({{1, 0, "X"}}), finding({{1, 0, "Y"}})}).text == "aXb");
}

TEST_CASE("a text without safe findings comes back as it is") {
  CHECK(apply_fixes("甲", {finding({})}).places == 0);
  CHECK(fix_all("国办发〔2017〕47号，白城。\r\n", find).text == "国办发〔2017〕47号，白城。\r\n");
}

TEST_CASE("a mended bracket lets the comma before it be mended too") {
  const auto fixed = fix_all("办法,(试行)文", find);
  CHECK(fixed.text == "办法，（试行）文");
  CHECK(fixed.places == 2);
}

TEST_CASE("fixing is idempotent and leaves nothing safe, for random mixtures") {
  std::mt19937 random(20180415);
  int changed = 0;
  for (int i = 0; i < 20'000; ++i) {
    const auto text = mixture(random, k_prose, 40);
    const auto fixed = fix_all(text, find);
    changed += fixed.places > 0 ? 1 : 0;
    INFO(text);
    for (const auto& left : find(fixed.text)) REQUIRE(left.edits.empty());
    REQUIRE(fix_all(fixed.text, find).text == fixed.text);
  }
  CHECK(changed > 2'000);
}

TEST_CASE("fixing changes no code, HTML or address that cmark sees, for random mixtures") {
  prepare_markdown();
  std::mt19937 random(20161228);
  int changed = 0;
  for (int i = 0; i < 40'000; ++i) {
    const auto text = mixture(random, k_markup, 40);
    const auto fixed = fix_all(text, find);
    if (fixed.places == 0) continue;
    ++changed;
    INFO(text << "\n----\n" << fixed.text);
    REQUIRE(protected_parts(fixed.text) == protected_parts(text));
  }
  CHECK(changed > 2'000);
}
