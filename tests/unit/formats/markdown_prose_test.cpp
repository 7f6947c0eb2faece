// The prose of a text: what belongs to it, and that each word of it stands where its place says.

#include "base/text.hpp"
#include "base/unicode.hpp"
#include "formats/markdown.hpp"
#include "support/catch.hpp"

#include <string>
#include <vector>

using namespace gazette;

namespace {

std::vector<ProseBlock> prose_of(std::string_view text, int first_line = 1) {
  MarkdownOptions options;
  options.figures = true;
  Diagnostics diagnostics;
  return render_markdown({"a.md", text, first_line}, options, diagnostics).prose;
}

/// The blocks as text, figures as `{name}`, one a line.
std::string shown(std::string_view text) {
  std::string out;
  for (const auto& block : prose_of(text)) {
    for (const auto& run : block.runs) out += run.figure.empty() ? run.text : "{" + run.figure + "}";
    out += "|";
  }
  return out;
}

/// Where the character stands in the file with which `word` starts, which one run holds whole.
Position place_of(std::string_view text, std::string_view word) {
  for (const auto& block : prose_of(text)) {
    for (const auto& run : block.runs) {
      const auto at = run.text.find(word);
      if (at == std::string::npos) continue;
      return {run.at.line, run.at.column + static_cast<int>(character_count(run.text.substr(0, at))), run.at.length};
    }
  }
  return {};
}

/// The text from a place of it on.
std::string_view text_at(std::string_view text, Position at) {
  auto line = line_of(text, at.line);
  for (int column = 1; column < at.column && !line.empty(); ++column) line.remove_prefix(decode_utf8(line).size);
  return line;
}

/// The runs that do not read in the text as they say; entities are told by their `&`.
std::vector<std::string> misplaced(std::string_view text) {
  std::vector<std::string> out;
  for (const auto& block : prose_of(text)) {
    for (const auto& run : block.runs) {
      if (run.text == " " || run.text == "\n" || run.text == k_prose_gap) continue;
      const auto there = text_at(text, run.at);
      const bool is_right =
          run.figure.empty() ? there.starts_with(run.text) || there.starts_with('&') : there.starts_with("{{");
      if (!is_right) out.push_back(run.text + run.figure);
    }
  }
  return out;
}

}  // namespace

TEST_CASE("prose is what paragraphs, headings, list items, quotes and cells say, in their order") {
  CHECK(shown("# 一\n\n二\n\n- 三\n- 四\n\n> 五\n\n| 六 | 七 |\n| --- | --- |\n| 八 | {{a.b}} |\n") ==
        "一|二|三|四|五|六|七|八|{a.b}|");
  CHECK(shown("").empty());
  CHECK(shown("***\n\n    code 5\n\n```\n6\n```\n\n![]( a.png )\n") == std::string(k_prose_gap) + "|");
}

TEST_CASE("code, images, addresses, footnote marks, HTML and struck text are no prose") {
  const std::string gap = k_prose_gap;
  CHECK(shown("收到`300`件") == "收到" + gap + "件|");
  CHECK(shown("收到![图300](300.png \"300\")件") == "收到" + gap + "件|");
  CHECK(shown("见[申请](300.md \"300\")一节") == "见申请一节|");
  CHECK(shown("收到300[^1]件\n\n[^1]: 含5件\n") == "收到300件|含5件|");
  CHECK(shown("收到<span title=\"5\">300</span>件<!-- 6 -->") == "收到300件|");
  CHECK(shown("收到~~299~~300件") == "收到300件|");
}

TEST_CASE("prose is kept only where figures may be cited") {
  Diagnostics diagnostics;
  CHECK(render_markdown({"a.md", "收到300件", 1}, {}, diagnostics).prose.empty());
}

TEST_CASE("a word of prose knows its line and column behind emphasis, escapes, entities, links and figures") {
  CHECK(place_of("收到 **300** 件", "300") == Position{1, 6, 3});
  CHECK(place_of("收到\\*&nbsp;&lt;*五*300件", "300") == Position{1, 18, 4});
  CHECK(place_of("a \\_ b &amp; c 300", "300").column == 16);
  CHECK(place_of("R&D &foo; 300", "300").column == 11);
  CHECK(place_of("[300](300.md)300", "300") == Position{1, 2, 3});
  CHECK(place_of("[a](b_(5\\)_5).md '5') 5", " 5").column == 22);
  CHECK(place_of("[a](<5 5> \"5\")5", "5").column == 15);
  CHECK(place_of("[a][5] 5件\n\n[5]: /5\n", "5件").column == 8);
  CHECK(place_of("<https://x.example/5> 5件", "5件").column == 23);
  CHECK(place_of("`5` ``5`5`` 5件", "5件").column == 13);
  CHECK(place_of("![5](5.png)5", "5").column == 12);
  CHECK(place_of("![5][5]5\n\n[5]: /5.png\n", "5").column == 8);
  CHECK(place_of("{{5}}5{{ 5 }}55", "55").column == 14);
  CHECK(place_of("a[^5]5\n\n[^5]: b", "5").column == 6);
  CHECK(place_of("~~5~~5", "5").column == 6);
}

TEST_CASE("a word of prose knows its line in paragraphs of many lines, quotes, lists and tables") {
  CHECK(place_of("第一行\n第二行**重**\n收到300件\n", "300") == Position{3, 3, 6});
  CHECK(place_of("> 一\n> > 二\n> > 三 300", "300") == Position{3, 7, 5});
  CHECK(place_of("> 一\n懒 300", "300") == Position{2, 3, 5});
  CHECK(place_of("1. 一\n   2、300\n", "300") == Position{2, 6, 5});
  CHECK(place_of("- [x] 办结300件", "300") == Position{1, 9, 6});
  CHECK(place_of("a\\\nb  \n300", "300") == Position{3, 1, 3});
  CHECK(place_of("[5]: /5\n[6]: /6\n5件[5]", "5件") == Position{3, 1, 2});
  CHECK(place_of("| 项 | 数 |\n|---|---|\n| 5 | 5件 |\n", "5件") == Position{3, 7, 2});
  CHECK(place_of("> | a\\|5 | `5`| 5件\n> |---|---|---|\n", "5件") == Position{1, 17, 2});
  CHECK(place_of("前\n\n# 标题 300 #\n", "300") == Position{3, 6, 6});
  CHECK(place_of("[文 `a\nb`](x.md) 300", "300") == Position{2, 11, 4});
}

TEST_CASE("a line break is a space between words, nothing between Chinese characters, a new line where asked for") {
  CHECK(shown("收到\n申请") == "收到申请|");
  CHECK(shown("300\nrequests") == "300 requests|");
  CHECK(shown("收到  \n申请") == "收到\n申请|");
}

TEST_CASE("places count from the first line of the text in its file") {
  const auto prose = prose_of("收到{{a.b}}件", 12);
  REQUIRE(prose.size() == 1);
  REQUIRE(prose.front().runs.size() == 3);
  CHECK(prose.front().runs[1].at == Position{12, 3, 7});
  CHECK(prose.front().runs[2].at == Position{12, 10, 1});
}

TEST_CASE("every run of prose reads in the file what it says, however the marks are nested") {
  const std::vector<std::string> texts = {"**5*5*5**5 _5_ ***5***5",
                                          "*a `*` b* 5 \\\\5 \\5",
                                          "&#53;5 &#x35;5 &copy;5 &bogus;5 &;5 &5",
                                          "[*5*](a)[**5**][b] [5] [5]()5\n\n[b]: /5 \"5\"\n",
                                          "5 <b>5</b> <!-- 5 -->5 < 5 > 5",
                                          "| 5 | *5* \\| 5 |\n|:-:|--|\n| `5|5` | 5 |\n| 5 |\n5 | 5 | 5 | 5\n",
                                          "- 5\n\n  5\n  - 5\n    5\n\n      5\n",
                                          "www.x.example/5 5 https://x.example/5，5 a@x.example 5",
                                          "5\n5\n===\n5\n---\n",
                                          "“5”**“5”**5，**（5）**5",
                                          "~5~ ~~5~~ ~~~5",
                                          "\t5\n 5\n  5",
                                          "5\r\n5\r\n\r\n5",
                                          "{{a}}{{b}}5{{c\n}}5{{ d }}5",
                                          "![*5* 5](5 '5')5 ![[5]5][5]5",
                                          "*",
                                          "**",
                                          "[",
                                          "![",
                                          "`",
                                          "&",
                                          "\\",
                                          "<",
                                          "|",
                                          "|\n|-",
                                          "[^5]\n\n[^5]: 5\n    5\n",
                                          "5\xEF\xBB\xBF"
                                          "5 \xC3\xA9 e\xCC\x81"
                                          "5 \xF0\x9F\x98\x80"
                                          "5"};
  for (const auto& text : texts) {
    INFO(text);
    CHECK(misplaced(text).empty());
  }
}

TEST_CASE("a text of a hundred thousand marks is read in fair time") {
  std::string text;
  for (int i = 0; i < 100'000; ++i) text += "*5*\\&&amp;";
  CHECK_FALSE(prose_of(text).empty());
}
