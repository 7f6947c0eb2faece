// Emphasis beside Chinese punctuation, line breaks between Chinese characters, addresses in Chinese text.

#include "formats/markdown.hpp"
#include "support/catch.hpp"

using namespace gazette;

namespace {

std::string html_of(std::string_view text, bool cjk = true) {
  MarkdownOptions options;
  options.cjk = cjk;
  Diagnostics diagnostics;
  return render_markdown({"a.md", text, 1}, options, diagnostics).html;
}

}  // namespace

TEST_CASE("emphasis may end after or begin before a Chinese punctuation mark") {
  CHECK(html_of("**应当公开。**请注意，**《条例》**规定") ==
        "<p><strong>应当公开。</strong>请注意，<strong>《条例》</strong>规定</p>\n");
  CHECK(html_of("**真，**她") == "<p><strong>真，</strong>她</p>\n");
  CHECK(html_of("见**《办法》**第") == "<p>见<strong>《办法》</strong>第</p>\n");
  CHECK(html_of("**重点：**内容") == "<p><strong>重点：</strong>内容</p>\n");
  CHECK(html_of("这是*“引号”*内的字") == "<p>这是<em>“引号”</em>内的字</p>\n");
  CHECK(html_of("***（全部）***公开") == "<p><em><strong>（全部）</strong></em>公开</p>\n");
}

TEST_CASE("strikethrough may end after or begin before a Chinese punctuation mark") {
  CHECK(html_of("~~删。~~后") == "<p><del>删。</del>后</p>\n");
  CHECK(html_of("前~~《旧》~~后") == "<p>前<del>《旧》</del>后</p>\n");
  CHECK(html_of("前**~~《旧》~~**后") == "<p>前<strong><del>《旧》</del></strong>后</p>\n");
}

TEST_CASE("code shows its asterisks and punctuation as written") {
  CHECK(html_of("`**《a》**` 与 `。~~`") == "<p><code>**《a》**</code> 与 <code>。~~</code></p>\n");
  CHECK(html_of("    **《a》**\n") == "<pre><code>**《a》**\n</code></pre>\n");
  CHECK(html_of("```《x》\n**。**\\~\n```\n") == "<pre><code class=\"language-《x》\">**。**\\~\n</code></pre>\n");
}

TEST_CASE("addresses and titles are free of marks") {
  CHECK(html_of("[a](https://x.cn/《*》* \"《*》\")", true) ==
        "<p><a href=\"https://x.cn/%E3%80%8A*%E3%80%8B*\" title=\"《*》\" rel=\"noopener external\">a</a></p>\n");
}

TEST_CASE("without the rules for Chinese emphasis follows CommonMark alone") {
  CHECK(html_of("**真，**她", false) == "<p>**真，**她</p>\n");
  CHECK(html_of("第一行\n第二行", false) == "<p>第一行\n第二行</p>\n");
}

TEST_CASE("the rules for Chinese leave ASCII text alone") {
  for (const std::string_view text : {"a **b.**c", "*(x)*y", "a~~(b)~~c", "one\ntwo", "x_y_z *a*", "**a**\n***"}) {
    CHECK(html_of(text, true) == html_of(text, false));
  }
}

TEST_CASE("a line break between two Chinese characters is no space") {
  CHECK(html_of("第一行\n第二行") == "<p>第一行第二行</p>\n");
  CHECK(html_of("第一行，\n第二行") == "<p>第一行，第二行</p>\n");
  CHECK(html_of("**第一行**\n第二行") == "<p><strong>第一行</strong>第二行</p>\n");
  CHECK(html_of("第一行\n[第二行](a.md)") == "<p>第一行<a href=\"\">第二行</a></p>\n");
  CHECK(html_of("甲[^1]\n乙\n\n[^1]: 注").find("</sup>乙") != std::string::npos);
  CHECK(html_of("> 第一行\r\n> 第二行").find("第一行第二行") != std::string::npos);
}

TEST_CASE("a line break between Chinese and Latin letters is no space unless the site says so") {
  CHECK(html_of("中文\nEnglish\n中文") == "<p>中文English中文</p>\n");
  MarkdownOptions options;
  options.han_latin_break = HanLatinBreak::space;
  Diagnostics diagnostics;
  CHECK(render_markdown({"a.md", "中文\nEnglish\n中文", 1}, options, diagnostics).html ==
        "<p>中文\nEnglish\n中文</p>\n");
}

TEST_CASE("a line break where nothing Chinese stands, or a hard one, stays") {
  CHECK(html_of("said “yes”\n“no”") == "<p>said “yes”\n“no”</p>\n");
  CHECK(html_of("甲  \n乙") == "<p>甲<br>\n乙</p>\n");
  CHECK(html_of("甲\n![](a.png)").find("甲\n<img") != std::string::npos);
}

TEST_CASE("an address ends before Chinese punctuation and characters") {
  const std::string link = "<a href=\"https://www.gov.cn\" rel=\"noopener external\">https://www.gov.cn</a>";
  CHECK(html_of("访问https://www.gov.cn，谢谢") == "<p>访问" + link + "，谢谢</p>\n");
  CHECK(html_of("（https://www.gov.cn）") == "<p>（" + link + "）</p>\n");
  CHECK(html_of("见https://www.gov.cn。") == "<p>见" + link + "。</p>\n");
  CHECK(html_of("“https://www.gov.cn”") == "<p>“" + link + "”</p>\n");
  CHECK(html_of("https://www.gov.cn首页") == "<p>" + link + "首页</p>\n");
  CHECK(html_of("**https://www.gov.cn**，") == "<p><strong>" + link + "</strong>，</p>\n");
}

TEST_CASE("an address with percent-encoded Chinese stays whole") {
  CHECK(html_of("见 https://x.cn/%E5%85%AC%E5%BC%80/a.html。") ==
        "<p>见 <a href=\"https://x.cn/%E5%85%AC%E5%BC%80/a.html\" rel=\"noopener external\">"
        "https://x.cn/%E5%85%AC%E5%BC%80/a.html</a>。</p>\n");
}

TEST_CASE("www. is an address right after a Chinese character") {
  CHECK(html_of("网址：www.gov.cn，电话") ==
        "<p>网址：<a href=\"http://www.gov.cn\" rel=\"noopener external\">www.gov.cn</a>，电话</p>\n");
  CHECK(html_of("网址www.gov.cn").find("<a href=\"http://www.gov.cn\"") != std::string::npos);
}

TEST_CASE("without the rules for Chinese an address runs to the next space") {
  CHECK(html_of("https://www.gov.cn/，谢谢", false).find(">https://www.gov.cn/，谢谢</a>") != std::string::npos);
}

TEST_CASE("a salutation is no summary") {
  MarkdownOptions options;
  Diagnostics diagnostics;
  const auto summary = [&](std::string_view text) {
    return render_markdown({"a.md", text, 1}, options, diagnostics).summary;
  };
  CHECK(summary("各县（市、区）教育局：\n\n现将要点印发给你们。\n") == "现将要点印发给你们。");
  CHECK(summary("各县（市、区）人民政府，市政府各部门、各直属机构:\n\n正文。\n") == "正文。");
  CHECK(summary("Dear colleagues,\n\nThe rules change.\n") == "The rules change.");
  CHECK(summary("各单位：\n") == "各单位：");
  CHECK(summary("现将有关事项通知如下：\n\n一、时间\n") == "现将有关事项通知如下：");
  CHECK(summary("The report covers:\n\nrequests\n") == "The report covers:");
  CHECK(summary("各单位：\n\n第二段：\n\n第三段\n") == "第二段：");
}
