// A text as a whole: headings, tables, footnotes, raw HTML, summary, guards, threads.

#include "formats/markdown.hpp"

#include "base/parallel.hpp"
#include "support/catch.hpp"
#include "unit/formats/rendered.hpp"

#include <algorithm>
#include <chrono>

using namespace gazette;
using namespace gazette::test;

namespace {

std::vector<std::string> anchors_of(std::string_view text) {
  std::vector<std::string> anchors;
  for (const auto& heading : rendered(text).body.headings) anchors.push_back(heading.anchor);
  return anchors;
}

std::string repeated(std::string_view text, std::size_t times) {
  std::string out;
  for (std::size_t i = 0; i < times; ++i) out += text;
  return out;
}

// Everything that has a pass of its own, differently in each document.
std::string document_of(std::size_t number) {
  const auto n = std::to_string(number);
  return "# 标题 " + n + "\n\n**应当公开。**请注意，~~旧。~~第" + n + "条\n第二行 ~a" + n + "~ https://x.cn/" + n +
         "_a_，见 www.x.cn 与 a" + n + "@x.cn。\n\n- [x] 甲 [l](a" + n + ".md#节)\n- [ ] 乙 ![i](图.png)\n\n|列|" + n +
         "|\n|:-|-:|\n|~~x~~|https://y.cn|\n\n> 引[^n]\n\n[^n]: 注 " + n + " [r]\n\n[r]: /r" + n + "\n\n```\n~~" + n +
         "。**\n```\n\n<b>" + n + "</b>\n";
}

}  // namespace

TEST_CASE("two threads render the same bytes as one") {
  prepare_markdown();
  std::vector<std::string> texts;
  for (std::size_t i = 0; i < 2500; ++i) texts.push_back(document_of(i));
  const auto render = [](const std::string& text) { return rendered(text).body.html; };
  const auto alone = parallel_map(std::span<const std::string>(texts), 1, render);
  const auto together = parallel_map(std::span<const std::string>(texts), 2, render);
  CHECK(alone == together);
  CHECK(alone[7].find("<del>旧。</del>") != std::string::npos);
  CHECK(alone[7].find("href=\"https://x.cn/7_a\"") != std::string::npos);
}

TEST_CASE("headings get anchors and are listed with their places") {
  const auto body = rendered("# 总 则\n\n> ## A *b*\n\nC\n===\n", {}, 5).body;
  CHECK(body.html ==
        "<h1 id=\"总-则\">总 则</h1>\n<blockquote>\n<h2 id=\"a-b\">A <em>b</em></h2>\n</blockquote>\n"
        "<h1 id=\"c\">C</h1>\n");
  REQUIRE(body.headings.size() == 3);
  CHECK(body.headings[0].at == Position{5, 1, 1});
  CHECK(body.headings[1].text == "A b");
  CHECK(body.headings[1].level == 2);
  CHECK(body.headings[1].at == Position{7, 3, 1});
  CHECK(body.headings[2].at.line == 9);
}

TEST_CASE("equal headings get numbers that collide with no other heading") {
  CHECK(anchors_of("# A\n# A\n# A-1\n# A\n") == std::vector<std::string>{"a", "a-2", "a-1", "a-3"});
  CHECK(anchors_of("# !\n# ?\n") == std::vector<std::string>{"section", "section-1"});
}

TEST_CASE("a heading's anchor is never that of a footnote") {
  const auto body = rendered("# fn 1\n# fnref-1\n\nx[^a]\n\n[^a]: y\n").body;
  CHECK(body.headings[0].anchor == "fn-1-1");
  CHECK(body.headings[1].anchor == "fnref-1-1");
  CHECK(body.anchors == std::vector<std::string>{"fn-1", "fn-1-1", "fnref-1", "fnref-1-1"});
  CHECK(std::is_sorted(body.anchors.begin(), body.anchors.end()));
}

TEST_CASE("ids of raw HTML that passes are anchors too") {
  MarkdownOptions options;
  options.raw_html = true;
  const auto body = rendered("<a id=\"x\"></a> <b ID = y>\n\n<div class='c' id='z'>\n</div>\n\n# x\n", options).body;
  CHECK(body.anchors == std::vector<std::string>{"x", "x-1", "y", "z"});
}

TEST_CASE("a bracket with a caret that is no footnote's mark keeps all its words") {
  CHECK(html_of("A [^some\nlong note] b.\n") == "<p>A [^some\nlong note] b.</p>\n");
  CHECK(html_of("甲 [^一 *二*\n三* 四] 乙\n") == "<p>甲 [^一 <em>二</em>三* 四] 乙</p>\n");
  CHECK(html_of("See http://x.example/a(b[^c *d*\ne f] g.\n").find("<em>d</em>\ne f] g.</p>") != std::string::npos);
  CHECK(html_of(":[^`]:`\n一二三]\n") == "<p>:[^<code>]:</code>\n一二三]</p>\n");
  CHECK(html_of("[^a`]`\nb] c\n") == "<p>[^a<code>]</code>\nb] c</p>\n");
  CHECK(html_of("[^a [b]\nc] d\n") == "<p>[^a [b]\nc] d</p>\n");
  CHECK(html_of("[^a &amp; b](x.pdf)\n", {.slots = false}) == "<p><a href=\"x.pdf\">^a &amp; b</a></p>\n");
  CHECK(html_of("[^x y\nz]\n\n[^x y z]: x.pdf\n", {.slots = false}) == "<p><a href=\"x.pdf\">^x y\nz</a></p>\n");
}

TEST_CASE("a footnote's label may hold what looks like code") {
  const auto html = html_of("A[^`a`] b.\n\n[^`a`]: Note.\n");
  CHECK(html.find("id=\"fnref-1\"") != std::string::npos);
  CHECK(html.find("Note.") != std::string::npos);
}

TEST_CASE("footnotes have unique ids and a link back for each reference") {
  const auto body = rendered("a[^x y] b[^注] c[^注]\n\n[^注]: 文\n\n[^x y]: 空\n").body;
  CHECK(
      body.html.find("<sup class=\"footnote-ref\"><a href=\"#fn-1\" id=\"fnref-1-2\" data-footnote-ref>1</a></sup>") !=
      std::string::npos);
  CHECK(body.html.find("<li id=\"fn-1\">\n<p>文 <a href=\"#fnref-1\"") != std::string::npos);
  CHECK(body.html.find("<a href=\"#fnref-1-2\"") != std::string::npos);
  CHECK(body.html.find("</ol>\n</div>\n") != std::string::npos);
}

TEST_CASE("a table scrolls, has header cells with a scope and no style of its own") {
  CHECK(html_of("|a|b|\n|:-|-:|\n|1|2|\n") ==
        "<div class=\"table-scroll\" tabindex=\"0\">\n<table>\n<thead>\n<tr>\n<th scope=\"col\" "
        "class=\"align-left\">a</th>\n"
        "<th scope=\"col\" class=\"align-right\">b</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n"
        "<td class=\"align-left\">1</td>\n<td class=\"align-right\">2</td>\n</tr>\n</tbody>\n</table>\n</div>\n");
}

TEST_CASE("raw HTML is left out with a warning where it stands") {
  const auto [body, found] = rendered("甲。**乙** <b>丙</b>\n\n<div>\nx\n</div>\n\n- <i>y</i>\n", {}, 3);
  CHECK(body.html == "<p>甲。<strong>乙</strong> 丙</p>\n<ul>\n<li>y</li>\n</ul>\n");
  REQUIRE(found.entries().size() == 3);
  for (const auto& entry : found.entries()) {
    CHECK(entry.severity == Severity::warning);
    CHECK(entry.error.rule == "raw-html");
    CHECK(entry.error.place.file == "a.md");
  }
  CHECK(found.entries()[0].error.place.at == Position{3, 9, 1});
  CHECK(found.entries()[1].error.place.at == Position{5, 1, 1});
  CHECK(found.entries()[2].error.place.at == Position{9, 3, 1});
}

TEST_CASE("an HTML comment goes without a warning") {
  const auto [body, found] = rendered("<!-- a\n-->\n\nb <!-- c --> d\n");
  CHECK(body.html == "<p>b  d</p>\n");
  CHECK(found.empty());
}

TEST_CASE("raw HTML that is allowed passes but for the filtered tags") {
  MarkdownOptions options;
  options.raw_html = true;
  const auto [body, found] =
      rendered("<b>x</b> <script>y</script> <STYLE >\n\n<div>\n<iframe src=x>\n</div>\n", options);
  CHECK(body.html == "<p><b>x</b> &lt;script>y&lt;/script> &lt;STYLE ></p>\n<div>\n&lt;iframe src=x>\n</div>\n");
  CHECK(found.empty());
}

TEST_CASE("the summary is the first paragraph of the text itself") {
  CHECK(rendered("# 题\n\n> 引\n\n- 项\n\n![图](a.png)\n\n第一\n行 *a*\nb [c](d) `e` <b>\n\n二\n").body.summary ==
        "第一行 a b c e");
  CHECK(rendered("# 题\n\n> 引\n").body.summary == "引");
  CHECK(rendered("- 项\n\n  二\n").body.summary == "项");
  CHECK(rendered("# 题\n\n```\nx\n```\n").body.summary.empty());
}

TEST_CASE("an empty text is an empty body") {
  const auto [body, found] = rendered("");
  CHECK(body.html.empty());
  CHECK(found.empty());
}

TEST_CASE("a private character is an error at its place and does not reach the page") {
  const auto [body, found] = rendered("甲\r\n乙\xEE\x80\x8F x \xEE\x80\x90\n", {}, 2);
  REQUIRE(found.entries().size() == 1);
  CHECK(found.entries()[0].error.rule == "private-character");
  CHECK(found.entries()[0].error.message.find("U+E00F") != std::string::npos);
  CHECK(found.entries()[0].error.place.at == Position{3, 2, 1});
  CHECK(body.html == "<p>甲乙\xEF\xBF\xBD x \xEE\x80\x90</p>\n");
}

TEST_CASE("a text over 4 MiB is an error") {
  const auto [body, found] = rendered(std::string((4U << 20) + 1, 'a'));
  REQUIRE(found.entries().size() == 1);
  CHECK(found.entries()[0].error.rule == "long-text");
  CHECK(body.html.empty());
}

TEST_CASE("a table of 200 columns renders and one of 201 is an error and plain text") {
  const auto table = [](std::size_t columns) {
    return "x\n\n|" + repeated("a|", columns) + "\n|" + repeated("-|", columns) + "\n|b|\n";
  };
  CHECK(rendered(table(200)).body.html.find("<table>") != std::string::npos);
  CHECK(rendered(table(200)).diagnostics.empty());
  const auto [body, found] = rendered(table(201));
  CHECK(body.html.find("<table>") == std::string::npos);
  CHECK(body.html.find("\xEE\x80") == std::string::npos);
  REQUIRE(found.entries().size() == 1);
  CHECK(found.entries()[0].error.rule == "wide-table");
  CHECK(found.entries()[0].error.place.at == Position{3, 1, 1});
}

TEST_CASE("texts made to be slow are rendered in a moment") {
  const auto start = std::chrono::steady_clock::now();
  const auto wide_rows = "|" + repeated("a|", 190) + "\n|" + repeated("-|", 190) + "\n" + repeated("b\n", 100'000);
  for (const auto& text :
       {repeated(">", 10'000) + " a", repeated("- ", 10'000) + "a", repeated("*a _b ", 20'000),
        repeated("~~a ~b ", 20'000), repeated("a**b~c_", 20'000), repeated("[", 50'000), repeated("![a](", 20'000),
        repeated("`", 50'001) + "a", repeated("a@", 20'000), repeated("http://_", 20'000), repeated("www.", 20'000),
        repeated("{{", 20'000), repeated("]( ", 20'000),
        "|" + repeated("a|", 20'000) + "\n|" + repeated("-|", 20'000) + "\n", wide_rows, repeated("# a\n", 10'000),
        repeated("甲。**", 20'000), repeated("<b>", 20'000), repeated("[`", 10'000) + "](a)"}) {
    MarkdownOptions options;
    options.figures = true;
    CHECK(rendered(text, options).body.html.find("\xEE\x80") == std::string::npos);
  }
  const auto seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  CHECK(seconds < 30);
}

TEST_CASE("HTML that a site allows is written, and what of it runs or fetches is told") {
  MarkdownOptions options;
  options.raw_html = true;
  const auto [body, diagnostics] = rendered("甲 <b>乙</b>\n\n<img src=\"a.png\" onerror=\"x()\">\n", options);
  CHECK(body.html.find("<b>乙</b>") != std::string::npos);
  REQUIRE(diagnostics.entries().size() == 1);
  const auto& error = diagnostics.entries()[0].error;
  CHECK(error.rule == "active-content");
  CHECK(error.message == "a browser that shows the page runs or fetches: onerror on <img>");
  CHECK(error.place.at.line == 3);
  const auto filtered = rendered("<iframe src=\"https://x.example/\"></iframe>\n", options);
  CHECK(filtered.body.html.starts_with("&lt;iframe"));
  CHECK(filtered.diagnostics.empty());
}

TEST_CASE("without slots HTML is left out as cmark does, and figures stay as they are written") {
  CHECK(html_of("a <b>c\n\n<div>\n", {.slots = false}) ==
        "<p>a <!-- raw HTML omitted -->c</p>\n<!-- raw HTML omitted -->\n");
  CHECK(html_of("a {{t1.n}} b\n\n{{t1}}\n", {.figures = true, .slots = false}) ==
        "<p>a {{t1.n}} b</p>\n<p>{{t1}}</p>\n");
}
