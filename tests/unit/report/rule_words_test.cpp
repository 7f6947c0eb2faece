#include "report/rule_words.hpp"

#include "support/catch.hpp"
#include "unit/report/rule_scene.hpp"

using namespace gazette;
using Scene = RuleScene;

TEST_CASE("a rule in words has the short labels of the site's language and a verb for its sign") {
  CHECK(Scene().words("n + c == b1") == "新收 + 结转 must equal 一");
  CHECK(Scene().words("n + c == b1", "en") == "New requests + 结转 must equal 一");
  CHECK(Scene().words("n != c") == "新收 must not equal 结转");
  CHECK(Scene().words("n < c") == "新收 must be less than 结转");
  CHECK(Scene().words("n <= c") == "新收 must not exceed 结转");
  CHECK(Scene().words("n > c") == "新收 must be more than 结转");
  CHECK(Scene().words("n >= 2 * c") == "新收 must be at least 2 × 结转");
}

TEST_CASE("groups, the year before and facts have words") {
  CHECK(Scene().words("n == sum(g)") == "新收 must equal the sum of （三）不予公开");
  CHECK(Scene().words("c == prev.n") == "结转 must equal 新收 of the year before");
  CHECK(Scene().words("n == max(others)") == "新收 must equal the greatest of the others");
  CHECK(Scene().words("median_between(n, g)", "en") ==
        "New requests must lie between the least and the greatest of Refused");
  CHECK(Scene().words("report.published <= report.deadline") ==
        "the date published must not be later than the deadline");
  CHECK(Scene().words("report.made >= report.period_end") ==
        "the date made must not be earlier than the last day of the period");
  CHECK(Scene().words("n.nat == c.com", "zh-CN", CheckScope::once) == "新收 自然人 must equal 结转 企业");
}

TEST_CASE("figures of several tables are told apart by the keys of their tables") {
  CHECK(Scene().words("n == one.days") == "新收 (t) must equal 天数 (one)");
  CHECK(Scene().words("sum(g) == one.days") == "the sum of （三）不予公开 (t) must equal 天数 (one)");
  CHECK(Scene().words("when(one.days > 0, n == c)") == "新收 (t) must equal 结转 (t) when 天数 (one) is more than 0");
  CHECK(Scene().words("n == sum(why.count)") == "新收 (t) must equal the sum of 件数 (why)");
}

TEST_CASE("the two sides of a rule that fails contradict each other in its own terms") {
  const auto between = [](const std::string& rule) { return std::string(contradiction_words(*parse_rule(rule, {}))); };
  CHECK(between("n == c") == " but ");
  CHECK(between("n != c") == " is ");
  CHECK(between("n < c") == " is not less than ");
  CHECK(between("n <= c") == " is more than ");
  CHECK(between("n > c") == " is not more than ");
  CHECK(between("when(c > 0, n >= c)") == " is less than ");
  CHECK(between("median_between(n, g)") == " is outside ");
  CHECK(between("report.published <= report.deadline") == " is later than ");
  CHECK(between("report.made >= report.period_end") == " is earlier than ");
}

TEST_CASE("the words of a rule under a condition tell the condition last") {
  CHECK(Scene().words("when(c > 0, n == b1)") == "新收 must equal 一 when 结转 is more than 0");
  CHECK(Scene().words("when(c <= b2, n == b1)") == "新收 must equal 一 when 结转 is at most 二");
  CHECK(Scene().words("when(given(c), n == b1)") == "新收 must equal 一 when 结转 is given");
  CHECK(Scene().words("when(body.makes_rules == 0, n == 0)") == "新收 must equal 0 when the body makes no rules");
  CHECK(Scene().words("when(c > 0, when(n > 0, n == b1))") ==
        "新收 must equal 一 when 结转 is more than 0 and 新收 is more than 0");
}

TEST_CASE("the place of an outcome is its column, its row, both, or nothing") {
  const Scene scene;
  FormCheck check;
  check.table = "t";
  CheckOutcome outcome;
  outcome.line = 1;
  const auto place = [&](CheckScope each) {
    check.each = each;
    return outcome_place(scene.form, check, outcome, "zh-CN");
  };
  CHECK(place(CheckScope::column) == "column 企业");
  CHECK(place(CheckScope::row) == "row 结转");
  CHECK(place(CheckScope::cell) == "结转 自然人");
  CHECK(place(CheckScope::once).empty());
}
