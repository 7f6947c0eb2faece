#include "pages/coverage_context.hpp"

#include "support/catch.hpp"
#include "support/small_build.hpp"

using namespace gazette;
using namespace gazette::test;

namespace {

const std::string k_standard =
    "序号,一级事项,二级事项,公开内容,公开依据,公开时限,公开主体,公开渠道和载体,公开对象,公开方式,公开层级\n"
    "1,招生,政策,,,20个工作日,,,,,\n2,,结果,,,及时,,,,,\n";

Files pages(const std::string& language, const std::string& coverage, const Files& more = {}) {
  Files files = {{"site.toml", "base_url = \"https://x.example/\"\nlanguage = \"" + language + "\"\npaginate_by = 2\n" +
                                   "[agency]\noffice = \"办公室\"\nemail = \"a@x.example\"\n[coverage]\n" + coverage},
                 {"standards/教育.csv", k_standard},
                 {"content/a/_index.md", "+++\ntitle = \"A\"\n+++\n"}};
  for (const auto& [path, text] : more) files[path] = text;
  Diagnostics diagnostics;
  auto out = built(small_site(files), request_as_of("2025-12-31"), diagnostics);
  for (const auto& entry : diagnostics.entries()) UNSCOPED_INFO(entry.error.message);
  REQUIRE_FALSE(diagnostics.has_errors());
  return out;
}

bool holds(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

std::string answering(const std::string& row) { return item("x", "2024-01-01", "scheme = [\"" + row + "\"]"); }

}  // namespace

TEST_CASE("a site without [coverage] has no page of it and no link to one") {
  const auto out = pages("en", "");
  CHECK_FALSE(out.contains("coverage/index.html"));
  CHECK_FALSE(holds(out.at("index.html"), "coverage/"));
}

TEST_CASE("the matrix tells the state of each row in words") {
  const auto out =
      pages("en", "scheme = \"uk-ico-7\"\n[coverage.not_applicable]\nclass-6 = \"We keep no registers.\"\n",
            {{"content/a/x.md", answering("class-1")}});
  const auto& page = out.at("coverage/index.html");
  CHECK(holds(page, "Who we are and what we do"));
  CHECK(holds(page, "href=\"/coverage/class-1/\""));
  CHECK(holds(page, "We keep no registers."));
  CHECK(holds(page, "Nothing published yet"));
  CHECK(holds(page, "Not verified"));
  CHECK(holds(out.at("index.html"), "href=\"/coverage/\""));
}

TEST_CASE("only rows with items have a list, and long ones have pages") {
  const auto out = pages("en", "scheme = \"uk-ico-7\"\n",
                         {{"content/a/x.md", answering("class-1")},
                          {"content/a/y.md", answering("class-1")},
                          {"content/a/z.md", answering("class-1")}});
  CHECK(out.contains("coverage/class-1/index.html"));
  CHECK(out.contains("coverage/class-1/page/2/index.html"));
  CHECK_FALSE(out.contains("coverage/class-2/index.html"));
  CHECK(holds(out.at("a/x/index.html"), "href=\"/coverage/class-1/\""));
}

TEST_CASE("labels are English on an English site where the scheme has them") {
  CHECK(holds(pages("en", "scheme = \"cn-art20\"\n").at("coverage/index.html"), "Budget and final accounts"));
  CHECK(holds(pages("zh-CN", "scheme = \"cn-art20\"\n").at("coverage/index.html"), "财政预算、决算信息"));
}

TEST_CASE("a standard catalogue is a table, its file can be had, and items link to their row") {
  const auto out = pages("zh-CN", "standards = [\"standards/教育.csv\"]\n",
                         {{"content/a/x.md", item("某条信息", "2024-01-01", "standard = \"招生/结果\"")}});
  const auto& page = out.at("coverage/教育/index.html");
  CHECK(holds(page, "20个工作日"));
  CHECK(holds(page, "某条信息"));
  CHECK(holds(page, "1 / 2"));
  CHECK(out.at("coverage/教育/教育.csv") == k_standard);
  CHECK(holds(out.at("a/x/index.html"), "/#gz-row-2\""));
  CHECK(holds(page, "id=\"gz-row-2\""));
}

TEST_CASE("the office stands on the guide and on no other category") {
  const auto out = pages("zh-CN", "", {{"content/g/_index.md", "+++\ntitle = \"指南\"\ncolumn = \"guide\"\n+++\n"}});
  CHECK(holds(out.at("g/index.html"), "<section class=\"office\">"));
  CHECK(holds(out.at("g/index.html"), "<a href=\"mailto:a@x.example\">"));
  CHECK_FALSE(holds(out.at("a/index.html"), "<section class=\"office\">"));
}
