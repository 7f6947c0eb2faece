#include "report/figure_text.hpp"

#include "support/catch.hpp"
#include "unit/report/small_site.hpp"

using namespace gazette;

namespace {

Report test_report() {
  auto form = std::make_shared<Form>();
  form->id = "f";
  form->tables = {
      {"t3", {"申请", {}}, {{"nat", {"自然人", {}}}, {"total", {"总计", {}}}}, {{"n", {"新收", {}}, {}, "件", {}}}},
      {"t2b", {"许可", {}}, {{"decisions", {"决定", {}}}}, {{"licences", {"许可", {}}, {}, {}, {}}}},
      {"requests",
       {"申请", {}},
       {},
       {{"received", {"收到", {}}, {}, "件", {}}, {"reply_rate", {"答复率", {}}, CellType::percent, "%", {}}}}};
  Report report;
  report.form = form;
  report.year = 2016;
  report.figures.cells = {{"t3.n.total", {CellState::value, "11398889", {}}},
                          {"t3.n.nat", {CellState::not_applicable, {}, {}}},
                          {"t2b.licences", {CellState::value, "7", {}}},
                          {"requests.received", {CellState::blank, {}, {}}},
                          {"requests.reply_rate", {CellState::value, "100", {}}}};
  return report;
}

std::string text_of(std::string_view name, const std::string& language = "zh-CN") {
  Site site;
  site.config.language = language;
  const auto text = figure_text(site, test_report(), name);
  return text ? *text : text.error().rule;
}

}  // namespace

TEST_CASE("a figure in the text is the number as it is written, without its unit") {
  CHECK(text_of("t3.n.total") == "11398889");
}

TEST_CASE("only a percentage brings its sign") { CHECK(text_of("requests.reply_rate") == "100%"); }

TEST_CASE("the only column of a table may be named or not") {
  CHECK(text_of("t2b.licences") == "7");
  CHECK(text_of("t2b.licences.decisions") == "7");
  CHECK(text_of("t2b.licences.total") == "unknown-figure");
}

TEST_CASE("a row of several figures is not a figure") { CHECK(text_of("t3.n") == "unknown-figure"); }

TEST_CASE("not applicable is a word of the site's language") {
  CHECK(text_of("t3.n.nat") == "不适用");
  CHECK(text_of("t3.n.nat", "en") == "n/a");
}

TEST_CASE("a blank figure cannot stand in the text, whether stated blank or not at all") {
  CHECK(text_of("requests.received") == "blank-figure");
  auto report = test_report();
  report.figures.cells.clear();
  const auto text = figure_text(Site(), report, "t3.n.total");
  REQUIRE_FALSE(text);
  CHECK(text.error().rule == "blank-figure");
}

TEST_CASE("a computed figure is counted for the report's year") {
  SmallSite small;
  small.item("policy", "2016-05-01");
  small.item("policy", "2017-05-01");
  CHECK(*figure_text(small.finish(), test_report(), "site.published.year") == "1");
}

TEST_CASE("an unknown figure suggests the nearest address or computed name") {
  const auto help = [](std::string_view name) { return figure_text(Site(), test_report(), name).error().help; };
  CHECK(help("requests.recieved") == "did you mean \"requests.received\"?");
  CHECK(help("site.published.yaer") == "did you mean \"site.published.year\"?");
  CHECK(help("x").empty());
}

TEST_CASE("an odd name is unknown, not a crash") {
  for (const std::string_view name : {"", ".", "..", "t3.", "t3..", "t3.n.total.x", "site.published.category."})
    CHECK(text_of(name) == "unknown-figure");
}
