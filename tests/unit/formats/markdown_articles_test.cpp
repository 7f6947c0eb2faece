// The structure of a statute: which blocks get which anchors, and what is found wrong in its numbers.

#include "base/text.hpp"
#include "formats/markdown.hpp"
#include "support/catch.hpp"

#include <algorithm>

using namespace gazette;

namespace {

struct Rendered {
  Body body;
  Diagnostics diagnostics;
};

Rendered rendered(std::string_view text) {
  MarkdownOptions options;
  options.articles = true;
  Rendered out;
  out.body = render_markdown({"办法.md", text, 1}, options, out.diagnostics);
  return out;
}

std::string html_of(std::string_view text) { return rendered(text).body.html; }

bool has_anchor(std::string_view text, std::string_view id) {
  const auto body = rendered(text).body;
  const bool is_written = body.html.find(" id=\"" + std::string(id) + "\"") != std::string::npos;
  const bool is_known = std::find(body.anchors.begin(), body.anchors.end(), id) != body.anchors.end();
  CHECK(is_written == is_known);
  return is_written;
}

std::vector<std::string> findings_of(std::string_view text) {
  std::vector<std::string> found;
  const auto diagnostics = rendered(text).diagnostics;
  for (const auto& diagnostic : diagnostics.entries())
    found.push_back(diagnostic.error.rule + ":" + std::to_string(diagnostic.error.place.at.line) + ": " +
                    diagnostic.error.message);
  return found;
}

}  // namespace

TEST_CASE("an article begins with its number, in bold or not, in Chinese numerals or digits") {
  CHECK(html_of("第一条　为了规范公开工作。") == "<p id=\"第一条\">第一条　为了规范公开工作。</p>\n");
  CHECK(html_of("**第一条**　为了。") == "<p id=\"第一条\"><strong>第一条</strong>　为了。</p>\n");
  for (const auto* text :
       {"**第一百二十三条**为了", "第123条 为了", "第１２３条　为了", "第 123 条 为了", "　　第一百二十三条　为了",
        "　　**第一百二十三条**　为了", "**第一百二十三条　目的**为了", "第一百二十三条【目的】为了",
        "第一百二十三条（目的）为了", "第一百二十三条", "第一百二十三条\n为了", "### 第一百二十三条\n\n为了"}) {
    INFO(text);
    CHECK(has_anchor(text, "第一百二十三条"));
  }
}

TEST_CASE("a text that only mentions an article is none") {
  for (const auto* text :
       {"第一条规定的期限为二十日。", "根据第一条　的规定", "第一条（一）项规定", "> 第一条　引用", "- 第一条　列表",
        "|第一条　表|\n|-|", "`第一条`", "第条　无", "第一款　无", "    第一条　源码", "第〇条　无", "第10000条 无"}) {
    INFO(text);
    CHECK(rendered(text).body.anchors.empty());
    CHECK(rendered(text).diagnostics.entries().empty());
  }
}

TEST_CASE("without the option a statute is a text like any other") {
  Diagnostics diagnostics;
  CHECK(render_markdown({"a.md", "第一条　为了。\n\n第三条　为了。", 1}, {}, diagnostics).anchors.empty());
  CHECK(diagnostics.entries().empty());
}

TEST_CASE("an article of several paragraphs counts them, and its first has both names") {
  CHECK(html_of("第五条　甲。\n\n乙。\n\n丙。\n\n第六条　丁。") ==
        "<p id=\"第五条\"><span id=\"第五条第一款\"></span>第五条　甲。</p>\n<p id=\"第五条第二款\">乙。</p>\n"
        "<p id=\"第五条第三款\">丙。</p>\n<p id=\"第六条\">第六条　丁。</p>\n");
  CHECK(html_of("### 第五条\n\n甲。\n\n乙。") ==
        "<h3 id=\"第五条\">第五条</h3>\n<p id=\"第五条第一款\">甲。</p>\n<p id=\"第五条第二款\">乙。</p>\n");
}

TEST_CASE("items and points belong to the paragraph above them, which is named where there are several") {
  const std::string one = "第五条　下列信息：\n\n（一）甲：\n\n1．子；\n\n2.丑；\n\n(二) 乙。\n";
  for (const auto* id : {"第五条第一项", "第五条第一项第一目", "第五条第一项第二目", "第五条第二项"})
    CHECK(has_anchor(one, id));
  const auto two = one + "\n另行公开：\n\n（一）丙。\n";
  for (const auto* id :
       {"第五条第一款", "第五条第一款第一项", "第五条第一款第一项第二目", "第五条第二款", "第五条第二款第一项"})
    CHECK(has_anchor(two, id));
  CHECK_FALSE(has_anchor(two, "第五条第一项"));
}

TEST_CASE("an ordered list in an article is its points, by the numbers shown") {
  CHECK(html_of("第一条　甲：\n\n（一）乙\n\n3. 丙\n4. 丁\n")
            .find("<ol start=\"3\">\n<li id=\"第一条第一项第三目\">丙</li>\n"
                  "<li id=\"第一条第一项第四目\">丁</li>") != std::string::npos);
  CHECK(has_anchor("第一条　甲：\n\n1. 乙\n", "第一条第一目"));
  CHECK(rendered("第一条　甲：\n\n- 乙\n").body.anchors == std::vector<std::string>{"第一条"});
}

TEST_CASE("chapters are headings, in Markdown or as paragraphs of their own") {
  const auto body = rendered(
                        "第一章　总则\n\n第一条　甲\n\n**第二章 公开**\n\n第一节　主动公开\n\n第二条　乙\n\n## "
                        "第三章附则\n\n第三条　丙")
                        .body;
  REQUIRE(body.headings.size() == 4);
  CHECK(body.headings[0].anchor == "第一章");
  CHECK(body.headings[0].level == 2);
  CHECK(body.headings[0].text == "第一章　总则");
  CHECK(body.headings[1].anchor == "第二章");
  CHECK(body.headings[2].anchor == "第二章第一节");
  CHECK(body.headings[2].level == 3);
  CHECK(body.headings[3].anchor == "第三章");
  CHECK(body.html.find("<h2 id=\"第一章\">第一章　总则</h2>") != std::string::npos);
  CHECK(html_of("第一章规定了原则。").find("<h") == std::string::npos);
  CHECK(html_of("第一章　规定了原则，另有规定的除外。").find("<h") == std::string::npos);
}

TEST_CASE("chapters below parts carry the part's number") {
  const auto body = rendered("第一编　总则\n\n第一章　甲\n\n第二编　分则\n\n第一章　乙").body;
  REQUIRE(body.headings.size() == 4);
  CHECK(body.headings[1].anchor == "第一编第一章");
  CHECK(body.headings[1].level == 3);
  CHECK(body.headings[3].anchor == "第二编第一章");
}

TEST_CASE("a table of contents in the text gives way to the chapters themselves") {
  const auto html =
      html_of("目录\n\n第一章　总则\n\n第二章　附则\n\n第一章　总则\n\n第一条　甲\n\n第二章　附则\n\n第二条　乙");
  CHECK(html.starts_with("<p>目录</p>\n<p>第一章　总则</p>\n<p>第二章　附则</p>\n<h2 id=\"第一章\">"));
}

TEST_CASE("a heading, a rule and an attachment end an article") {
  for (const auto* end : {"## 附则", "---", "附件：目录", "第二章　附则"}) {
    const auto text = "第一条　甲\n\n" + std::string(end) + "\n\n乙";
    INFO(text);
    CHECK_FALSE(has_anchor(text, "第一条第二款"));
  }
}

TEST_CASE("a paragraph of an article that mentions another at its start is one of its own") {
  CHECK(has_anchor("第一条　甲\n\n第二条例所称乙。\n", "第一条第二款"));
  CHECK(findings_of("第一条　甲\n\n第二条例所称乙。\n\n第二条　丙\n").empty());
}

TEST_CASE("articles inserted later keep their own numbers") {
  const std::string text = "第十条　甲\n\n第十条之一　乙\n\n第十条之二　丙\n\n（一）丁\n\n第十一条　戊";
  CHECK(has_anchor(text, "第十条之二第一项"));
  CHECK(findings_of(text).empty());
  CHECK(findings_of("第十条　甲\n\n第十条之二　乙") ==
        std::vector<std::string>{"article-gap:3: 第十条之二 stands where 第十条之一 was expected"});
}

TEST_CASE("a gap in the numbers is found at the article behind it") {
  CHECK(findings_of("第一条　甲\n\n第二条　乙\n\n第四条　丁\n\n第五条　戊") ==
        std::vector<std::string>{"article-gap:5: 第四条 stands where 第三条 was expected"});
  CHECK(findings_of("第七条　从中间摘录\n\n第八条　乙").empty());
}

TEST_CASE("an article that stands there twice is found, and its number leads to the first") {
  const std::string text = "第一条　甲\n\n第二条　乙\n\n第二条　丙\n\n丁\n\n第三条　戊";
  CHECK(findings_of(text) == std::vector<std::string>{"duplicate-article:5: 第二条 stands here a second time"});
  CHECK(html_of(text).find("<p>第二条　丙</p>\n<p>丁</p>\n") != std::string::npos);
}

TEST_CASE("no two elements of a statute share an id") {
  const auto html =
      html_of("# 第一章\n\n## 第一章\n\n第一条　甲\n\n乙\n\n# 第一条第二款\n\n第二条　丙[^1]\n\n# 第二条\n\n[^1]: 注");
  std::vector<std::string> ids;
  for (auto at = html.find(" id=\""); at != std::string::npos; at = html.find(" id=\"", at + 1))
    ids.push_back(html.substr(at + 5, html.find('"', at + 5) - at - 5));
  const auto count = ids.size();
  std::sort(ids.begin(), ids.end());
  CHECK(std::unique(ids.begin(), ids.end()) == ids.end());
  CHECK(count >= 8);
}

TEST_CASE("a number in brackets that are not closed, or before another word than a unit, is no label") {
  const std::string article = "第一条　有下列情形之一的：\n\n";
  CHECK(has_anchor(article + "（一）甲。\n", "第一条第一项"));
  CHECK(has_anchor(article + "1. 甲。\n", "第一条第一目"));
  for (const auto* text : {"（一 甲。\n", "第一类 甲。\n", "第一甲。\n", "1甲。\n"}) {
    INFO(text);
    CHECK_FALSE(has_anchor(article + text, "第一条第一项"));
    CHECK_FALSE(has_anchor(article + text, "第一条第一目"));
    CHECK(has_anchor(article + text, "第一条"));
  }
}
