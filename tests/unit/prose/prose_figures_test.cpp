#include "prose/prose_figures.hpp"

#include "base/text.hpp"
#include "prose_reading.hpp"
#include "support/catch.hpp"

#include <fstream>
#include <iterator>

using namespace gazette;
using namespace gazette::test;

namespace {

const std::vector<CitableFigure> k_few = {
    {"disclosed.year", 162, "条", "本年度主动公开"}, {"disclosed.cumulative", 815, "条", "累计主动公开"},
    {"requests.received", 1, "件", "收到申请"},      {"requests.reply_rate", 100, "%", "答复率"},
    {"review.review", 0, "件", "行政复议"},          {"fees.amount", *parse_rational("59237.25"), "元", ""}};

/// The form of 2021 in size: 200 cells, most of them small, some large.
std::vector<CitableFigure> many_figures() {
  std::vector<CitableFigure> out;
  for (int row = 0; row < 28; ++row) {
    for (const auto* column : {"people", "firms", "research", "social", "law", "other", "total"}) {
      const auto size = static_cast<std::int64_t>(out.size());
      out.push_back({"t3.r" + std::to_string(row) + "." + column, size % 5 == 0 ? 101 + size * 4 : size % 9, "件", ""});
    }
  }
  return out;
}

std::vector<Error> findings(std::string_view text, const std::vector<CitableFigure>& figures,
                            const Values& values = {}) {
  return figure_findings(read(text, values), figures);
}

std::string messages(std::string_view text, const std::vector<CitableFigure>& figures = k_few,
                     const Values& values = {}) {
  std::vector<std::string> out;
  for (const auto& error : findings(text, figures, values)) out.push_back(error.message);
  return joined(out, "\n");
}

std::string file_text(const std::string& path) {
  std::ifstream in(path);
  return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

TEST_CASE("a bare number that equals a figure is found with the citation to write") {
  const auto found = findings("本年度主动公开**162**条。", k_few);
  REQUIRE(found.size() == 1);
  CHECK(found[0].rule == "uncited-figure");
  CHECK(found[0].message == "\"162\" equals the figure disclosed.year, but does not cite it");
  CHECK(found[0].help == "write {{disclosed.year}}");
  CHECK(found[0].place.at == Position{1, 10, 3});
}

TEST_CASE("candidates come by unit, then label, then totals, then the form's order, three at most") {
  const std::vector<CitableFigure> figures = {{"a", 162, "", ""},         {"b", 162, "条", ""},
                                              {"c", 162, "件", ""},       {"d", 162, "件", "答复"},
                                              {"e.total", 162, "件", ""}, {"f", 162, "%", ""}};
  CHECK(findings("收到162件", figures).at(0).help == "write {{e.total}}, {{c}} or {{d}}");
  CHECK(findings("答复162件", figures).at(0).help == "write {{d}}, {{e.total}} or {{c}}");
  CHECK(findings("公开162条", figures).at(0).help == "write {{b}}, {{e.total}} or {{a}}");
  CHECK(findings("占162%", figures).at(0).help == "write {{f}}");
  CHECK(findings("收到162件", figures).at(0).message ==
        "\"162\" equals e.total and 4 other figures, but does not cite it");
}

TEST_CASE("a cited figure, a number that equals none, and one counted in something else are no findings") {
  const Values values = {{"disclosed.year", "162"}};
  for (const auto* text : {"公开{{disclosed.year}}条", "公开45条", "培训162人", "用时162小时", "投入162万元", "占162%",
                           "2016年162号文", "比上年增加162条", "其中`162`条"}) {
    INFO(text);
    CHECK(messages(text, k_few, values).empty());
  }
}

TEST_CASE("a small number is found only with the figure's unit, and zero never") {
  CHECK(findings("收到1件", k_few).at(0).help == "write {{requests.received}}");
  CHECK(messages("召开1次会议").empty());
  CHECK(messages("第1件").empty());
  CHECK(messages("行政复议0件").empty());
  const auto many = many_figures();
  CHECK(messages("接到投诉3件", many).empty());
}

TEST_CASE("a hundred per cent is found only where the sentence names the figure") {
  CHECK(findings("答复率100%", k_few).at(0).help == "write {{requests.reply_rate}}");
  CHECK(messages("覆盖率达到100%").empty());
}

TEST_CASE("each number of a text is reported once") {
  CHECK(findings("公开162条。\n\n## 162条\n\n其中162条", k_few).size() == 1);
}

TEST_CASE("a number that differs by one, in one digit, or by two exchanged neighbours is nearly a figure") {
  CHECK(messages("公开163条") == "\"163\" is nearly disclosed.year, which is 162");
  CHECK(messages("公开612条") == "\"612\" is nearly disclosed.year, which is 162");
  CHECK(messages("公开762条") == "\"762\" is nearly disclosed.year, which is 162");
  CHECK(messages("收费59,237.52元") == "\"59,237.52\" is nearly fees.amount, which is 59237.25");
  CHECK(messages("收费59237.35元") == "\"59237.35\" is nearly fees.amount, which is 59237.25");
  CHECK(messages("收到999件", {{"t3.n.total", 1000, "件", ""}}) == "\"999\" is nearly t3.n.total, which is 1000");
  CHECK(findings("公开163条", k_few).at(0).help == "write {{disclosed.year}} if that is meant");
  CHECK(findings("公开163条", k_few).at(0).rule == "nearly-a-figure");
}

TEST_CASE("round numbers, short ones, other units and farther ones are not nearly a figure") {
  for (const auto* text :
       {"公开62条", "公开1162条", "公开621条", "培训163人", "约163条", "比上年增加163条", "上年163条"}) {
    INFO(text);
    CHECK(messages(text).empty());
  }
  CHECK(messages("公开100条", {{"a.total", 101, "条", ""}}).empty());
  CHECK(messages("收到63件", {{"a.total", 62, "件", ""}}).empty());
}

TEST_CASE("a number beside the citation of the figure it resembles is another number") {
  CHECK(messages("公开{{y}}条，网站公开161条", k_few, {{"y", "162"}}).empty());
}

TEST_CASE("a number of a sum that adds up is not nearly a figure") {
  CHECK(messages("培训共163条，其中甲83条，乙80条").empty());
  CHECK_FALSE(messages("培训共163条，其中甲83条，乙81条").empty());
}

TEST_CASE("in a form of two hundred figures one digit of three is chance, one digit of four is not") {
  const std::vector<CitableFigure> long_one = {{"x", 4321, "件", ""}};
  auto many = many_figures();
  CHECK(messages("收到205件", many).empty());
  CHECK(messages("收到4321件", long_one).find("equals") != std::string::npos);
  many.push_back({"x", 4321, "件", ""});
  CHECK(messages("收到4821件", many) == "\"4821\" is nearly x, which is 4321");
}

TEST_CASE("a text of ordinary numbers beside two hundred figures gets few findings") {
  std::string text;
  for (int i = 10; i < 1000; i += 7) text += "办理" + std::to_string(i) + "件。";
  std::size_t nearly = 0;
  for (const auto& error : findings(text, many_figures())) nearly += error.rule == "nearly-a-figure" ? 1 : 0;
  CHECK(nearly <= 8);  // of 142 numbers
}

TEST_CASE("the reports of this repository cite their figures, and nothing in them is taken for one") {
  for (const auto* year : {"2014", "2015", "2016"}) {
    INFO(year);
    auto text = file_text(std::string(GAZETTE_SOURCE_DIR "/content/reports/") + year + "/index.md");
    REQUIRE(text.size() > 1000);
    text = text.substr(text.find("\n+++\n") + 5);
    CHECK(messages(text).empty());
    for (const auto& block : read(text)) {
      CHECK(block.numbers.empty());
      CHECK(sum_findings(block.text, block.numbers, block.sums).empty());
    }
  }
}

TEST_CASE("a report that types its figures gets a finding for each of them and for nothing else") {
  const auto* const text = R"(2016年，白城市教育局累计主动公开政府信息为815条，本年度主动公开162条。

（一)突出重点，创新形式

  1.不断规范、拓展政务公开内容。一是推行行政决策公开。抓好收费公开等六个环节。

  2.其他方式:通过白城日报社、白城电视台公开。

2016年,白城市教育局收到依申请公开政府信息1条,答复率100%。

一是进一步组织学习《2016年国务院政务公开要点》和《2016年全省政务公开工作要点》等文件。

发布日期:2017-02-22    点击数:

                                    2016年12月28日
)";
  auto figures = k_few;
  figures[2].unit = "条";
  std::string found;
  for (const auto& error : findings(text, figures)) found += error.help + "\n";
  CHECK(found ==
        "write {{disclosed.cumulative}}\nwrite {{disclosed.year}}\nwrite {{requests.received}}\n"
        "write {{requests.reply_rate}}\n");
}
