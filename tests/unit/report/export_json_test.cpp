#include "report/export_json.hpp"

#include "report/run_checks.hpp"
#include "support/catch.hpp"
#include "unit/report/small_form.hpp"

using namespace gazette;

namespace {

constexpr const char* k_form = R"(
[[table]]
key = "t3"
title = "申请"
row_groups = [{ key = "g", label = "结果" }]
columns = [{ key = "nat", label = "自然人" }, { key = "total", label = "总计", total = true }]
rows = [{ key = "n", label = "新收", en = "New" }, { key = "c", label = "结转", group = "g" }]
[[table]]
key = "fees"
title = "收费"
rows = [{ key = "amount", label = "金额", type = "money", unit = "元" }]
[[check]]
id = "I1"
label = "新收不少于结转"
table = "t3"
each = "column"
rule = "n >= c"
)";

constexpr const char* k_figures = "[t3]\nn = [300, \"n/a\"]\n[fees]\namount = \"59237.2449\"\n";

struct Scene : SmallReport {
  Site site;
  explicit Scene(const std::string& figures = k_figures)
      : SmallReport(form_of(k_form, "period = \"calendar-year\""), figures) {}
  std::string json() const { return figures_json(site, made); }
};

bool has(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

/// JSON without the white space between its parts.
std::string packed(std::string_view text) {
  std::string out;
  bool is_inside = false;
  for (const char c : text) {
    if (c == '"') is_inside = !is_inside;
    if (is_inside || (c != ' ' && c != '\n')) out += c;
  }
  return out;
}

}  // namespace

TEST_CASE("figures.json writes counts as numbers, other figures as text and blanks as null") {
  const auto json = packed(Scene().json());
  CHECK(has(json, R"({"address":"t3.n.nat","state":"value","value":300})"));
  CHECK(has(json, R"({"address":"t3.n.total","state":"not-applicable","value":null})"));
  CHECK(has(json, R"({"address":"t3.c.nat","state":"blank","value":null})"));
  CHECK(has(json, R"("value":"59237.2449")"));
  CHECK(has(json, R"("unit":"元")"));
  CHECK(has(json, R"("year":2024)"));
  CHECK(has(json, R"("period":"2024-01-01/2024-12-31")"));
}

TEST_CASE("figures.json says of a computed figure where it comes from") {
  Scene scene;
  scene.made.result.figures.tables[0].cells[2] = {CellState::value, CellOrigin::ledger, 0, {}, "7"};
  scene.made.result.figures.tables[0].cells[3] = {CellState::value, CellOrigin::total, 0, {}, "8"};
  const auto json = packed(scene.json());
  CHECK(has(json, R"("value":7,"origin":"ledger")"));
  CHECK(has(json, R"("value":8,"origin":"total")"));
}

TEST_CASE("figures.json names the issuer, else the agency, else the site") {
  Scene scene;
  scene.site.config.title = "站点";
  CHECK(has(scene.json(), "\"body\": \"站点\""));
  scene.site.config.agency.name = "教育局";
  CHECK(has(scene.json(), "\"body\": \"教育局\""));
  scene.site.config.issuers = {{"exam", "招生办", {}, {}}};
  scene.item.issuer = "exam";
  CHECK(has(scene.json(), "\"body\": \"招生办\""));
}

TEST_CASE("figures.json holds lines with their groups, and what the site computed") {
  Scene scene;
  scene.made.result.named["site.published.channel.网站"] = "1";
  scene.made.result.named["requests.median_days"] = "12.5";
  const auto json = packed(scene.json());
  CHECK(has(json, R"("key":"c","label":"结转","group":"g")"));
  CHECK(has(json, R"("computed":{"requests.median_days":"12.5","site.published.channel.网站":1})"));
}

TEST_CASE("figures.json holds notes, and what each check found") {
  Scene scene("[t3]\nn = [3, 5]\nc = [4, \"\"]\n");
  scene.item.report->notes = {{"t3.n.nat", "重新\"统计\"", {}}};
  std::vector<Error> faults;
  const RuleFacts facts;
  scene.made.result.checks =
      run_checks(bound_form(scene.form()), {scene.form(), scene.made.result.figures, nullptr, nullptr, facts},
                 scene.item.report->notes, faults);
  const auto json = packed(scene.json());
  CHECK(has(
      json,
      R"("id":"I1","label":"新收不少于结转","table":"t3","rule":"n \u003e= c","holds":0,"fails":1,"cannot_be_judged":1)"));
  CHECK(has(json, R"("result":"fails","where":"column 自然人","left":"3","right":"4")"));
  CHECK(has(json, R"("missing":["t3.c.total"])"));
  CHECK(has(json, R"("cell":"t3.n.nat","text":"重新\"统计\")"));
}
