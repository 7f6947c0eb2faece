#include "report/computed.hpp"

#include "support/catch.hpp"
#include "unit/report/small_site.hpp"

using namespace gazette;

namespace {

DateRange calendar_year(int year) { return {{year, 1, 1}, {year, 12, 31}}; }

std::string figure(const Site& site, int year, std::string_view name) {
  const auto figures = published_figures(count_published(site, calendar_year(year)));
  const auto found = figures.find(name);
  return found == figures.end() ? "unknown" : found->second;
}

}  // namespace

TEST_CASE("the year counts what was published in it, and cumulative all up to its end") {
  SmallSite small;
  for (const auto* day : {"2015-12-31", "2016-01-01", "2016-12-31", "2017-01-01"}) small.item("policy", day);
  const auto& site = small.finish();
  CHECK(figure(site, 2016, "site.published.year") == "2");
  CHECK(figure(site, 2016, "site.published.cumulative") == "3");
  CHECK(figure(site, 2014, "site.published.cumulative") == "0");
}

TEST_CASE("the year of publication is the one at the site's offset") {
  SmallSite small;
  small.item("policy", "2015-12-31T16:30:00Z");
  CHECK(figure(small.finish(), 2016, "site.published.year") == "1");
}

TEST_CASE("pages outside any category and items without a date do not count") {
  SmallSite small;
  small.item("", "2016-05-01");
  small.item("policy", "2016-05-01").published.reset();
  CHECK(figure(small.finish(), 2016, "site.published.cumulative") == "0");
}

TEST_CASE("a withdrawn item counts, because it was published") {
  SmallSite small;
  small.item("policy", "2016-05-01").withdrawn = Withdrawal{{2017, 1, 1}, "错误", {}};
  CHECK(figure(small.finish(), 2016, "site.published.year") == "1");
}

TEST_CASE("an item in a nested category counts in those above, and in no other of a like name") {
  SmallSite small;
  small.category("statutory", "法定").category("statutory/finance", "财政").category("stat", "统计");
  small.item("statutory/finance", "2016-05-01");
  small.item("statutory", "2016-05-01");
  const auto& site = small.finish();
  CHECK(figure(site, 2016, "site.published.category.statutory") == "2");
  CHECK(figure(site, 2016, "site.published.category.statutory/finance") == "1");
  CHECK(figure(site, 2016, "site.published.category.statutory.finance") == "1");
  CHECK(figure(site, 2016, "site.published.category.stat") == "0");
}

TEST_CASE("a known name is 0 in a quiet year and an unknown one is no figure") {
  SmallSite small;
  small.category("policy", "政策");
  small.item("policy", "2015-05-01").channels = {"网站"};
  auto& site = small.finish();
  site.config.taxonomies.push_back({TaxonomyKind::genres, "genres", {}, true, false, {"通知"}});
  CHECK(figure(site, 2016, "site.published.category.policy") == "0");
  CHECK(figure(site, 2016, "site.published.channel.网站") == "0");
  CHECK(figure(site, 2016, "site.published.genre.通知") == "0");
  CHECK(figure(site, 2016, "site.published.category.polcy") == "unknown");
  CHECK(figure(site, 2016, "site.published.channel.电视") == "unknown");
  CHECK(figure(site, 2016, "site.published") == "unknown");
  CHECK(figure(site, 2016, "disclosed.year") == "unknown");
}

TEST_CASE("an item counts once in each of its channels, the most used first") {
  SmallSite small;
  small.item("policy", "2016-05-01").channels = {"报纸", "网站", "网站"};
  small.item("policy", "2016-05-02").channels = {"网站"};
  small.item("policy", "2015-05-02").channels = {"电视"};
  const auto channels = counts_by_channel(count_published(small.finish(), calendar_year(2016)));
  REQUIRE(channels.size() == 2);
  CHECK(channels[0].label == "网站");
  CHECK(channels[0].count == 2);
  CHECK(channels[1].label == "报纸");
  CHECK(channels[1].category == nullptr);
}

TEST_CASE("counts by category follow the site's order and leave out what was not used") {
  SmallSite small;
  small.category("policy", "政策").category("notices", "公告").category("notices/old", "旧").category("exams", "考试");
  small.item("exams", "2016-05-01");
  small.item("notices/old", "2016-05-01");
  small.item("policy", "2015-05-01");
  const auto& site = small.finish();
  const auto counts = counts_by_category(site, count_published(site, calendar_year(2016)));
  REQUIRE(counts.size() == 2);
  CHECK(counts[0].label == "公告");
  CHECK(counts[0].category == site.top_categories[1]);
  CHECK(counts[1].label == "考试");
}

TEST_CASE("every figure of the site has the shape of a computed name") {
  SmallSite small;
  small.category("a", "甲").category("a/b", "乙");
  small.item("a/b", "2016-05-01").channels = {"网站"};
  const auto figures = published_figures(count_published(small.finish(), calendar_year(2016)));
  CHECK(figures.size() == 6);
  for (const auto& [name, figure] : figures) {
    INFO(name);
    CHECK(is_computed_name(name));
    CHECK(figure == "1");
  }
}

TEST_CASE("a computed name ends in something") {
  CHECK(is_computed_name("site.published.category.x"));
  CHECK_FALSE(is_computed_name("site.published.category."));
  CHECK_FALSE(is_computed_name("site.published.month"));
  CHECK(is_computed_name("requests.outcome.a1"));
  CHECK_FALSE(is_computed_name("requests.outcome."));
  CHECK_FALSE(is_computed_name("requests.late"));
}

TEST_CASE("every example of a computed name is one") {
  for (const auto name : computed_name_examples()) CHECK(is_computed_name(name));
}

TEST_CASE("a fiscal year counts what was published in it, whatever the calendar says") {
  SmallSite small;
  small.category("policy", "Policy");
  for (const auto* day : {"2022-09-30", "2022-10-01", "2023-09-30", "2023-10-01"}) small.item("policy", day);
  const auto counts = count_published(small.finish(), {{2022, 10, 1}, {2023, 9, 30}});
  CHECK(counts.in_year == 2);
  CHECK(counts.cumulative == 3);
}
