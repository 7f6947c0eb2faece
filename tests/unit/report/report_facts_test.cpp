#include "report/report_facts.hpp"

#include "support/catch.hpp"
#include "unit/report/small_form.hpp"

using namespace gazette;

namespace {

constexpr const char* k_table = "[[table]]\nkey = \"t\"\ntitle = \"表\"\nrows = [{ key = \"r\", label = \"行\" }]\n";

struct Scene {
  SiteConfig config;
  SmallReport report;
  explicit Scene(const std::string& head = "period = \"calendar-year\"\ndeadline = \"01-31\"")
      : report(form_of(k_table, head), "") {}

  RuleFacts facts() const { return report_facts(config, report.item, report.report); }
  std::string date(const std::string& name) const {
    const auto all = facts();
    const auto found = all.find(name);
    if (found == all.end()) return "-";
    CHECK(found->second.is_date);
    return iso_date(date_from_days(found->second.value.numerator()));
  }
  std::string number(const std::string& name) const {
    const auto all = facts();
    const auto found = all.find(name);
    return found == all.end() ? "-" : decimal_text(found->second.value);
  }
  std::string deadline() const {
    const auto date = deadline_of(config, report.item, report.report);
    return date ? iso_date(*date) : "-";
  }
};

}  // namespace

TEST_CASE("the year in a text is the wanted one if it is there, else the first that is a year") {
  CHECK(year_in("北河市2024年政府信息公开工作年度报告", 2024) == 2024);
  CHECK(year_in("2023年度报告（2024年1月公布）", 2024) == 2024);
  CHECK(year_in("2023年度报告（2022年1月公布）", 2024) == 2023);
  CHECK(year_in("第0012号 2023", 2024) == 2023);
  CHECK_FALSE(year_in("年度报告", 2024));
  CHECK_FALSE(year_in("", 2024));
}

TEST_CASE("a number of more or fewer than four digits is no year") {
  CHECK_FALSE(year_in("20240131", 2024));
  CHECK_FALSE(year_in("24", 2024));
  CHECK_FALSE(year_in("3000", 2024));
  CHECK(year_in("20240131 2023", 2024) == 2023);
}

TEST_CASE("full-width digits in a title are no year that a program reads") { CHECK_FALSE(year_in("２０２４年", 2024)); }

TEST_CASE("the year of the address is that of its last part") {
  Scene scene;
  scene.report.item.route = {"archive/2019/reports/2023/"};
  CHECK(scene.number("report.year_in_address") == "2023");
  scene.report.item.route = {"2024/annual-report.html"};
  CHECK(scene.number("report.year_in_address") == "-");
  scene.report.item.route = {"reports/report-2024.html"};
  CHECK(scene.number("report.year_in_address") == "2024");
}

TEST_CASE("the facts of a report are its year, its days and what the body may do") {
  Scene scene;
  scene.report.item.made = Date{2025, 1, 15};
  scene.report.item.published = DateTime{{2025, 1, 24}, 23, 30, 0, 0};
  scene.config.utc_offset_minutes = 480;
  CHECK(scene.number("report.year") == "2024");
  CHECK(scene.number("report.year_in_title") == "2024");
  CHECK(scene.date("report.made") == "2025-01-15");
  CHECK(scene.date("report.published") == "2025-01-25");  // at the site's offset
  CHECK(scene.date("report.period_end") == "2024-12-31");
  CHECK(scene.date("report.deadline") == "2025-01-31");
  CHECK(scene.number("body.makes_rules") == "-");
}

TEST_CASE("a fact that nothing tells is left out") {
  Scene scene("");
  scene.report.item.title = "年度报告";
  scene.report.item.route = {"report/"};
  CHECK(scene.facts().size() == 1);
}

TEST_CASE("a year that is named by its end ends in it") {
  CHECK(Scene("period = { begins = \"10-01\", named_by = \"end\" }").date("report.period_end") == "2024-09-30");
  CHECK(Scene("period = { begins = \"04-01\", named_by = \"start\" }").date("report.period_end") == "2025-03-31");
}

TEST_CASE("the report's own deadline goes before the site's, and the site's before the form's") {
  Scene scene;
  CHECK(scene.deadline() == "2025-01-31");
  scene.config.report_deadline = "03-31";
  CHECK(scene.deadline() == "2025-03-31");
  scene.report.item.report->deadline = Date{2025, 2, 10};
  CHECK(scene.deadline() == "2025-02-10");
  CHECK(Scene("").deadline() == "-");
}

TEST_CASE("whether a body makes rules is said by the report, else by the site") {
  Scene scene;
  scene.config.report_makes_rules = true;
  CHECK(scene.number("body.makes_rules") == "1");
  scene.report.item.report->makes_rules = false;
  CHECK(scene.number("body.makes_rules") == "0");
}
