#include "report/export_csv.hpp"

#include "formats/csv.hpp"
#include "report/figures_csv.hpp"
#include "report/run_checks.hpp"
#include "support/catch.hpp"
#include "unit/report/small_form.hpp"

using namespace gazette;

namespace {

constexpr const char* k_form = R"(
[[table]]
key = "t3"
title = "申请"
columns = [{ key = "nat", label = "自然人" }, { key = "total", label = "总计" }]
rows = [{ key = "n", label = "新收", en = "New" }, { key = "c", label = "结转" }]
[[table]]
key = "fees"
title = "收费"
rows = [{ key = "amount", label = "金额", type = "money", unit = "元" }]
[[table]]
key = "oldest"
title = "Oldest"
kind = "records"
columns = [{ key = "received", label = "Received", type = "date" }, { key = "days", label = "Days" }]
[[check]]
id = "I1"
label = "新收不少于结转"
table = "t3"
each = "column"
rule = "n >= c"
)";

constexpr const char* k_figures =
    "[t3]\nn = [300, \"n/a\"]\n[fees]\namount = \"59237.2449\"\n[[oldest]]\nreceived = 2019-03-01\ndays = 120\n";

struct Scene : SmallReport {
  explicit Scene(const std::string& figures = k_figures) : SmallReport(form_of(k_form), figures) {}
  std::string csv(std::size_t table) const { return table_csv(made, table).substr(k_utf8_bom.size()); }
};

/// Figures that fill every cell of a form with something that its cell allows, now and then blank or not applicable.
Figures full_figures(const Form& form) {
  auto figures = blank_figures(form);
  int n = 0;
  for (std::size_t number = 0; number < form.tables.size(); ++number) {
    const auto& table = form.tables[number];
    if (table.kind == TableKind::records) figures.tables[number].cells.resize(3 * column_count(table));
    auto& cells = figures.tables[number].cells;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      const auto& format = format_of(table, i / column_count(table), i % column_count(table));
      ++n;
      if (n % 11 == 0 && table.kind == TableKind::matrix) continue;
      cells[i].state = n % 7 == 0 ? CellState::not_applicable : CellState::value;
      if (n % 7 == 0) continue;
      switch (format.type) {
        case CellType::date: cells[i].text = "2019-03-0" + std::to_string(1 + n % 9); break;
        case CellType::text:
          cells[i].text = (n % 2 == 0 ? "=" : "") + std::string("5 U.S.C. § 552, \"b\"\n第") + std::to_string(n) + "条";
          break;
        case CellType::enumeration:
          cells[i].text = format.choices.at(static_cast<std::size_t>(n) % format.choices.size()).key;
          break;
        case CellType::days: cells[i].text = n % 2 == 0 ? "<1" : std::to_string(n) + ".5"; break;
        case CellType::money: cells[i].text = std::to_string(n) + ".05"; break;
        default: cells[i].text = std::to_string(n); break;
      }
    }
  }
  return figures;
}

}  // namespace

TEST_CASE("a table's CSV has a header of labels, blank cells and n/a, and says its form and year") {
  CHECK(Scene().csv(0) == "申请,自然人,总计,备注,表式,年度\r\n新收,300,n/a,,f,2024\r\n结转,,,,f,2024\r\n");
  CHECK(table_csv(Scene().made, 0).starts_with(k_utf8_bom));
}

TEST_CASE("a table of one column is headed by the year, with its units") {
  CHECK(Scene().csv(1) == "收费,2024,单位,备注,表式,年度\r\n金额,59237.2449,元,,f,2024\r\n");
}

TEST_CASE("records have no column of row keys") {
  CHECK(Scene().csv(2) == "Received,Days,备注,表式,年度\r\n2019-03-01,120,,f,2024\r\n");
  CHECK(Scene("").csv(2) == "Received,Days,备注,表式,年度\r\n");
}

TEST_CASE("a note stands in the line of its cell") {
  Scene scene;
  scene.item.report->notes = {{"t3.c.nat", "上年漏报", {}}, {"t3", "整表", {}}, {"x", "无", {}}};
  CHECK(scene.csv(0).find("结转,,,上年漏报,f,2024\r\n") != std::string::npos);
}

TEST_CASE("the results of checks are a line for each outcome that does not hold, or one for all that do") {
  Scene scene("[t3]\nn = [3, 5]\nc = [4, \"\"]\n");
  std::vector<Error> faults;
  const RuleFacts facts;
  scene.made.result.checks = run_checks(bound_form(scene.form()),
                                        {scene.form(), scene.made.result.figures, nullptr, nullptr, facts}, {}, faults);
  CHECK(checks_csv(scene.made).substr(k_utf8_bom.size()) ==
        "编号,规则,表,位置,结果,左边,右边,相差,备注,表式,年度\r\n"
        "I1,新收不少于结转,t3,column 自然人,不成立,3,4,1,,f,2024\r\n"
        "I1,新收不少于结转,t3,column 总计,无法判断,,,,,f,2024\r\n");
}

TEST_CASE("every table of every built-in form reads back from its own CSV as the same figures") {
  for (const auto* id : {"cn-492", "cn-2019", "cn-2021", "us-foia", "uk-foi"}) {
    INFO(id);
    SmallReport report(built_in_form(id), "", {{"oip", "Office of Information Policy"}, {"fbi", "FBI, Washington"}});
    const auto& form = report.form();
    report.made.result.figures = full_figures(form);
    Diagnostics diagnostics;
    std::vector<RawFigures> raw;
    for (std::size_t table = 0; table < form.tables.size(); ++table) {
      const auto& form_table = form.tables[table];
      auto rows = figures_from_csv(form_table, form_table.key + ".csv", table_csv(report.made, table), diagnostics);
      std::move(rows.begin(), rows.end(), std::back_inserter(raw));
    }
    Diagnostics of_figures;
    auto unordered = form;
    for (auto& table : unordered.tables) table.order.reset();
    const auto figures = read_figures(unordered, raw, of_figures);
    INFO(messages_of(diagnostics) + messages_of(of_figures));
    CHECK(diagnostics.empty());
    CHECK(of_figures.empty());
    std::size_t compared = 0;
    for (std::size_t table = 0; table < form.tables.size(); ++table) {
      const auto& before = report.made.result.figures.tables[table].cells;
      const auto& after = figures.tables[table].cells;
      INFO(form.tables[table].key);
      REQUIRE(after.size() == before.size());
      for (std::size_t i = 0; i < before.size(); ++i) {
        CHECK(after[i].state == before[i].state);
        CHECK(after[i].text == before[i].text);
        ++compared;
      }
    }
    CHECK(compared > 8);
  }
}

TEST_CASE("a check that applies nowhere in a report has no line among the results") {
  SmallReport report(form_of("[[table]]\nkey = \"t\"\ntitle = \"表\"\nrows = [{ key = \"a\", label = \"甲\" }]\n"
                             "[[check]]\nid = \"X\"\nlabel = \"对\"\ntable = \"t\"\nrule = \"a >= 1\"\n"),
                     "[t]\na = \"n/a\"\n");
  const RuleFacts facts;
  std::vector<Error> faults;
  report.made.result.checks = run_checks(bound_form(report.form()),
                                         {report.form(), report.report.figures, nullptr, nullptr, facts}, {}, faults);
  CHECK(checks_csv(report.made).find("成立") == std::string::npos);
}
