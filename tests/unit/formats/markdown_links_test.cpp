// Links, images, bare addresses and figures: what becomes a slot, what is written, and where it stands.

#include "formats/markdown.hpp"
#include "support/catch.hpp"
#include "unit/formats/rendered.hpp"

using namespace gazette;
using namespace gazette::test;

namespace {

Position place_of(std::string_view text) {
  const auto slots = rendered(text).body.slots;
  return slots.empty() ? Position{0, 0, 0} : slots.front().at;
}

MarkdownOptions with_figures() {
  MarkdownOptions options;
  options.figures = true;
  return options;
}

}  // namespace

TEST_CASE("a link inside the site is a slot between the quotes of its href") {
  const auto body = rendered("[附件](%E5%9B%BE/a%20b.md?x=1#%E7%AB%A0 \"题\")").body;
  REQUIRE(body.slots.size() == 1);
  const Slot& slot = body.slots.front();
  CHECK(slot.kind == SlotKind::link);
  CHECK(slot.target == "图/a b.md");
  CHECK(slot.suffix == "?x=1");
  CHECK(slot.fragment == "章");
  CHECK(body.html == "<p><a href=\"\" title=\"题\">附件</a></p>\n");
  CHECK(body.html.substr(0, slot.offset) == "<p><a href=\"");
}

TEST_CASE("a link to an anchor is a slot without a target") {
  const auto body = rendered("[上](#top)").body;
  REQUIRE(body.slots.size() == 1);
  CHECK(body.slots.front().target.empty());
  CHECK(body.slots.front().fragment == "top");
}

TEST_CASE("an image of the site is a slot and keeps its plain description") {
  const auto body = rendered("![图 *一*  `x`](图.png)").body;
  REQUIRE(body.slots.size() == 1);
  CHECK(body.slots.front().kind == SlotKind::image);
  CHECK(body.slots.front().target == "图.png");
  CHECK(body.html == "<p><img src=\"\" alt=\"图 一  x\"></p>\n");
  CHECK(body.html.substr(0, body.slots.front().offset) == "<p><img src=\"");
}

TEST_CASE("a percent code that is no text stays as it is written") {
  CHECK(rendered("[a](%e5%9b%be%2e%gg)").body.slots.front().target == "图.%gg");
  CHECK(rendered("[a](x%FF%00y)").body.slots.front().target == "x%FF%00y");
}

TEST_CASE("a link to another host says so in rel and is no slot") {
  const auto [body, diagnostics] = rendered("[a](https://x.cn/?a=1&b=2 \"t\") [b](//x.cn) [c](ftp://x.cn)");
  CHECK(body.slots.empty());
  CHECK(body.html ==
        "<p><a href=\"https://x.cn/?a=1&amp;b=2\" title=\"t\" rel=\"noopener external\">a</a> "
        "<a href=\"//x.cn\" rel=\"noopener external\">b</a> "
        "<a href=\"ftp://x.cn\" rel=\"noopener external\">c</a></p>\n");
}

TEST_CASE("mail and telephone links are written without rel") {
  CHECK(html_of("[a](mailto:a@b.cn) [b](tel:12345)") ==
        "<p><a href=\"mailto:a@b.cn\">a</a> <a href=\"tel:12345\">b</a></p>\n");
}

TEST_CASE("dangerous addresses are left out with a warning at their place") {
  for (const std::string_view text :
       {"x [a](javascript:alert)", "x [a](JavaScript:alert)", "x ![a](vbscript:x)", "x [a](file:///etc/passwd)",
        "x [a](data:text/html,x)", "x <javascript:alert>", "x [a](java&#x0A;script:x)", "x [a](<&#32;javascript:x>)"}) {
    const auto [body, diagnostics] = rendered(text);
    INFO(text);
    CHECK(body.slots.empty());
    CHECK(body.html.find("=\"\"") != std::string::npos);
    REQUIRE(diagnostics.entries().size() == 1);
    CHECK(diagnostics.entries()[0].severity == Severity::warning);
    CHECK(diagnostics.entries()[0].error.rule == "dangerous-link");
    CHECK(diagnostics.entries()[0].error.place == Place{"a.md", {1, 3, 1}});
  }
  CHECK(rendered("![a](data:image/png;base64,AA)").diagnostics.empty());
}

TEST_CASE("a link's place is its opening bracket") {
  CHECK(place_of("[a](b)") == Position{1, 1, 1});
  CHECK(place_of("公开[a](b)") == Position{1, 3, 1});
  CHECK(place_of("公开![a](b)") == Position{1, 3, 1});
  CHECK(place_of("**《甲》**、~~乙。~~[`]` [x] \\] *丙*](b)") == Position{1, 15, 1});
  CHECK(place_of("> - 一\n>   二 [a](b)") == Position{2, 7, 1});
  CHECK(place_of("1. x\n\n   ```\n   [no](x)\n   ```\n   [a](b)") == Position{6, 4, 1});
  CHECK(place_of("|列|二|\n|-|-|\n|`a\\|b` 。**x**|[a](b)|\n") == Position{3, 16, 1});
  CHECK(place_of("一\n二 [a\nb](c)") == Position{2, 3, 1});
  CHECK(place_of("`[no](x)` [a]( <b c> )") == Position{1, 11, 1});
  CHECK(place_of("公 [a `` ] ` `` b](c)") == Position{1, 3, 1});
  CHECK(place_of("甲\r\n乙[a](b)\r\n") == Position{2, 2, 1});
}

TEST_CASE("a reference link's place is where it is used") {
  CHECK(place_of("公。**开**，[a][b] c\n\n[b]: /x") == Position{1, 9, 1});
  CHECK(place_of("x\n公。**开**，[b]\n\n[b]: /x") == Position{2, 9, 1});
}

TEST_CASE("lines of places count from the given first line") {
  CHECK(rendered("\n[a](b)", {}, 8).body.slots.front().at == Position{9, 1, 1});
}

TEST_CASE("bare addresses become links") {
  CHECK(html_of("www.x.cn/a_b_c. (http://x.cn/(a))") ==
        "<p><a href=\"http://www.x.cn/a_b_c\" rel=\"noopener external\">www.x.cn/a_b_c</a>. "
        "(<a href=\"http://x.cn/(a)\" rel=\"noopener external\">http://x.cn/(a)</a>)</p>\n");
  CHECK(html_of("a.b-c_d@x.gov.cn") == "<p><a href=\"mailto:a.b-c_d@x.gov.cn\">a.b-c_d@x.gov.cn</a></p>\n");
  CHECK(html_of("http://x.cn/_a_/*b*~c~") ==
        "<p><a href=\"http://x.cn/_a_/*b*~c\" rel=\"noopener external\">http://x.cn/_a_/*b*~c</a>~</p>\n");
}

TEST_CASE("no address is linked inside a link, a description or code") {
  CHECK(html_of("[http://x.cn](a)") == "<p><a href=\"\">http://x.cn</a></p>\n");
  CHECK(html_of("![http://x.cn](a)") == "<p><img src=\"\" alt=\"http://x.cn\"></p>\n");
  CHECK(html_of("`http://x.cn`") == "<p><code>http://x.cn</code></p>\n");
}

TEST_CASE("what follows an address in brackets, quotes or code keeps its emphasis") {
  CHECK(html_of("[a](http://x.cn)**b**").find("<strong>b</strong>") != std::string::npos);
  CHECK(html_of("<http://x.cn>**b**").find("<strong>b</strong>") != std::string::npos);
  CHECK(html_of("`http://x.cn`**b**").find("<strong>b</strong>") != std::string::npos);
  CHECK(html_of("[http://x.cn](a)**b**").find("<strong>b</strong>") != std::string::npos);
}

TEST_CASE("an escaped tilde, colon or at sign stays what it is") {
  CHECK(html_of("\\~\\~a\\~\\~ \\~b\\~") == "<p>~~a~~ ~b~</p>\n");
  CHECK(html_of("http\\://x.cn a\\@x.cn www\\.x.cn") == "<p>http://x.cn a@x.cn www.x.cn</p>\n");
  CHECK(html_of("`\\~` [a](https://x.cn/\\~b)").find("<code>\\~</code> <a href=\"https://x.cn/~b\"") !=
        std::string::npos);
}

TEST_CASE("a figure in text is a slot with its exact place") {
  const auto body = rendered("收到**申请** {{ t3.n_a.total }} 件，{{t4.x}}", with_figures()).body;
  REQUIRE(body.slots.size() == 2);
  CHECK(body.slots[0].kind == SlotKind::figure);
  CHECK(body.slots[0].target == "t3.n_a.total");
  CHECK(body.slots[0].at == Position{1, 10, 18});
  CHECK(body.slots[1].at == Position{1, 31, 8});
  CHECK(body.html == "<p>收到<strong>申请</strong>  件，</p>\n");
  CHECK(body.html.substr(0, body.slots[0].offset) == "<p>收到<strong>申请</strong> ");
}

TEST_CASE("a figure's place is exact in lists, quotes and tables") {
  const auto body = rendered("> - 甲。**乙** {{a}}\n\n|x|\n|-|\n|。**y** {{_b_}}|\n", with_figures()).body;
  REQUIRE(body.slots.size() == 2);
  CHECK(body.slots[0].at == Position{1, 13, 5});
  CHECK(body.slots[1].at == Position{5, 9, 7});
  CHECK(body.slots[1].target == "_b_");
}

TEST_CASE("braces in code, addresses and without an end are no figures") {
  for (const std::string_view text : {"`{{a}}`", "[x](/{{a}})", "{{a", "{{a b}}", "{{}}", "    {{a}}", "\\{{a}}"}) {
    INFO(text);
    const auto body = rendered(text, with_figures()).body;
    CHECK((body.slots.empty() || body.slots[0].kind == SlotKind::link));
    CHECK(body.html.find("\xEE") == std::string::npos);
  }
  CHECK(rendered("`{{a}}`", with_figures()).body.html == "<p><code>{{a}}</code></p>\n");
  CHECK(rendered("[x](/{{a}})", with_figures()).body.slots[0].target == "/{{a}}");
}

TEST_CASE("without figures double braces are text") { CHECK(html_of("{{a}}") == "<p>{{a}}</p>\n"); }

TEST_CASE("links and images of other sites are listed with their places, bare addresses too") {
  Diagnostics diagnostics;
  const auto body = render_markdown({"a.md",
                                     "见[甲](https://a.cn/x)和 https://b.cn/y 。\n\n甲\n乙 http://c.cn/ \n"
                                     "![图](HTTP://d.cn/i.png) <https://e.cn/> [信](mailto:a@b.cn) [本站](b.md)\n",
                                     5},
                                    {}, diagnostics);
  std::vector<std::string> found;
  for (const auto& link : body.external)
    found.push_back(link.address + " " + std::to_string(link.at.line) + ":" + std::to_string(link.at.column));
  CHECK(found == std::vector<std::string>{"https://a.cn/x 5:2", "https://b.cn/y 5:23", "http://c.cn/ 8:3",
                                          "HTTP://d.cn/i.png 9:1", "https://e.cn/ 9:25"});
}

TEST_CASE("a link that begins more than 10,000 bytes ahead stands at its end") {
  const auto place = place_of("[" + std::string(20'000, 'a') + "](b)");
  CHECK(place.line == 1);
  CHECK(place.column == 20'002);
}

TEST_CASE("www. is an address behind a word's end only, not behind code or a footnote's mark") {
  CHECK(html_of("(www.example.cn").find("href=\"http://www.example.cn\"") != std::string::npos);
  for (const auto* text : {"`a`www.example.cn", "x[^1]www.example.cn\n\n[^1]: y\n", "[a](b)www.example.cn"}) {
    INFO(text);
    CHECK(html_of(text).find("href=\"http") == std::string::npos);
  }
}
