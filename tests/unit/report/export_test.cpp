#include "report/export.hpp"

#include "formats/csv.hpp"
#include "report/figures_csv.hpp"
#include "report/figures_reader.hpp"
#include "support/catch.hpp"
#include "unit/report/small_site.hpp"

using namespace gazette;

namespace {

Report test_report() {
  auto form = std::make_shared<Form>();
  form->id = "f";
  form->title = {"年度报告", "Annual report"};
  form->tables = {{"t3",
                   {"申请", {}},
                   {{"nat", {"自然人", {}}}, {"total", {"总计", {}}}},
                   {{"n", {"新收", "New"}, {}, {}, {}}, {"c", {"结转", {}}, {}, {}, {}}}},
                  {"fees", {"收费", {}}, {}, {{"amount", {"金额", {}}, CellType::money, "元", {}}}}};
  Report report;
  report.form = form;
  report.year = 2016;
  report.figures.cells = {{"t3.n.nat", {CellState::value, "300", {}}},
                          {"t3.n.total", {CellState::not_applicable, {}, {}}},
                          {"fees.amount", {CellState::value, "59237.2449", {}}}};
  return report;
}

std::string csv_of(std::size_t table) {
  const auto report = test_report();
  return table_csv(*report.form, report.form->tables[table], report);
}

std::string json_of(const Site& site, const Item& item) { return figures_json(site, item, test_report()); }

bool has(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("a table's CSV has a header of labels, blank cells and n/a") {
  CHECK(csv_of(0) == std::string(k_utf8_bom) + "申请,自然人,总计\r\n新收,300,n/a\r\n结转,,\r\n");
}

TEST_CASE("a table of one column is headed by the year, with its units") {
  CHECK(csv_of(1) == std::string(k_utf8_bom) + "收费,2016,单位\r\n金额,59237.2449,元\r\n");
}

TEST_CASE("an exported table reads back as the same figures") {
  const auto report = test_report();
  Diagnostics diagnostics;
  std::vector<RawFigures> raw;
  for (const auto& table : report.form->tables) {
    const auto text = table_csv(*report.form, table, report);
    for (auto& row : figures_from_csv(table, table.key + ".csv", text, diagnostics)) raw.push_back(std::move(row));
  }
  const auto figures = read_figures(*report.form, raw, diagnostics);
  CHECK(diagnostics.empty());
  for (const auto& [address, cell] : report.figures.cells) {
    CHECK(cell_at(figures, address).text == cell.text);
    CHECK(cell_at(figures, address).state == cell.state);
  }
  CHECK(cell_at(figures, "t3.c.nat").state == CellState::blank);
}

TEST_CASE("figures.json writes counts as numbers, other figures as text and blanks as null") {
  SmallSite small;
  const auto json = json_of(small.finish(), Item());
  CHECK(has(json, "\"address\": \"t3.n.nat\",\n              \"state\": \"value\",\n              \"value\": 300\n"));
  CHECK(has(json, "\"state\": \"not-applicable\",\n              \"value\": null"));
  CHECK(has(json, "\"address\": \"t3.c.nat\",\n              \"state\": \"blank\",\n              \"value\": null"));
  CHECK(has(json, "\"value\": \"59237.2449\""));
  CHECK(has(json, "\"unit\": \"元\""));
  CHECK(has(json, "\"year\": 2016"));
}

TEST_CASE("figures.json names the issuer, else the agency, else the site") {
  Site site;
  site.config.title = "站点";
  Item item;
  CHECK(has(json_of(site, item), "\"body\": \"站点\""));
  site.config.agency.name = "教育局";
  CHECK(has(json_of(site, item), "\"body\": \"教育局\""));
  site.config.issuers = {{"exam", "招生办", {}}};
  item.issuer = "exam";
  CHECK(has(json_of(site, item), "\"body\": \"招生办\""));
}

TEST_CASE("figures.json holds the site's own counts") {
  SmallSite small;
  small.category("policy", "政策");
  small.item("policy", "2016-05-01").channels = {"网站"};
  const auto& site = small.finish();
  const auto json = json_of(site, site.loaded.items.front());
  CHECK(has(json, "\"site.published.year\": 1"));
  CHECK(has(json, "\"site.published.category.policy\": 1"));
  CHECK(has(json, "\"site.published.channel.网站\": 1"));
}
