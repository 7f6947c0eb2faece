#include "report/complete_reports.hpp"

#include "support/catch.hpp"
#include "unit/report/small_form.hpp"
#include "unit/report/small_site.hpp"

using namespace gazette;

namespace {

constexpr const char* k_table = R"(
[[table]]
key = "t"
title = "公开"
cell = "decimal"
rows = [{ key = "year", label = "全年", computed = "site.published.year" }]
)";

/// What a report comes to on a site with one item of its year, when it declares these figures.
ReportResult result_of(std::string_view figures) {
  SmallReport report(form_of(k_table, "period = \"calendar-year\""), figures);
  SmallSite small;
  small.category("news", "动态").item("news", "2024-03-01");
  auto& site = small.finish();
  site.reports.push_back(report.made);
  Diagnostics diagnostics;
  auto done = complete_reports(std::move(site), diagnostics);
  CHECK(diagnostics.empty());
  return done.reports.front().result;
}

}  // namespace

TEST_CASE("a figure that is declared with a needless zero is the computed one") {
  CHECK(result_of("[t]\nyear = \"1.0\"\n").differences.empty());
  CHECK(result_of("[t]\nyear = \"1.5\"\n").differences.size() == 1);
}

TEST_CASE("a blank figure is computed") { CHECK(result_of("").figures.tables[0].cells[0].text == "1"); }
