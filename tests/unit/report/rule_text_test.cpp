#include "report/rule_text.hpp"

#include "report/run_checks.hpp"
#include "support/catch.hpp"
#include "unit/report/small_form.hpp"

using namespace gazette;

namespace {

const std::string k_tables = R"(
[[table]]
key = "t"
title = "申请"
cell = "decimal"
columns = [{ key = "nat", label = "自然人", en = "People" }, { key = "com", label = "企业" }]
row_groups = [{ key = "g", label = "（三）不予公开", en = "Refused" }]
rows = [
  { key = "n", label = "一、新收申请", short = "新收", en = "New requests" },
  { key = "c", label = "结转" },
  { key = "b1", label = "一", group = "g" },
  { key = "b2", label = "二", group = "g" },
  { key = "b3", label = "三", group = "g" },
  { key = "b4", label = "四", group = "g" },
]
[[table]]
key = "one"
title = "一列"
rows = [{ key = "days", label = "天数", type = "days" }]
[[table]]
key = "why"
title = "理由"
kind = "records"
columns = [{ key = "count", label = "件数" }]
)";

struct Scene {
  Form form = form_of(k_tables);
  Figures figures;
  Figures before = figures_of(form, "[t]\nn = [7, 7]\n");
  RuleFacts facts = {{"report.published", {Rational(days_since_epoch({2025, 2, 15})), false, true}},
                     {"report.deadline", {Rational(days_since_epoch({2025, 1, 31})), false, true}}};

  explicit Scene(
      const std::string& toml =
          "[t]\nn = [300, 1]\nc = [5, 1]\nb1 = [0, 1]\nb2 = [4, 1]\nb3 = [0, 1]\nb4 = [2, 1]\n[one]\ndays = \"<1\"\n")
      : figures(figures_of(form, toml)) {}

  BoundExpression bound(const std::string& text, CheckScope each) const {
    const auto expression = parse_rule(text, {});
    REQUIRE(expression);
    Diagnostics diagnostics;
    const auto out = bind(*expression, {form, 0, each}, diagnostics);
    INFO(messages_of(diagnostics));
    REQUIRE(out);
    return *out;
  }
  CheckOutcome outcome(const std::string& text, CheckScope each = CheckScope::column) const {
    const RuleInput input{form, figures, &form, &before, facts, 0, 0};
    const auto rule = bound(text, each);
    CheckOutcome out;
    out.judgement = *evaluate_rule(rule, each, input);
    describe_outcome(rule, each, input, out);
    return out;
  }
  std::string words(const std::string& text, const std::string& language = "zh-CN",
                    CheckScope each = CheckScope::column) const {
    return rule_in_words(bound(text, each), form, language);
  }
};

}  // namespace

TEST_CASE("both sides are written with figures for names, and their difference is positive") {
  const auto outcome = Scene().outcome("n + c == b1 + b2");
  CHECK(outcome.left == "300 + 5");
  CHECK(outcome.left_value == "305");
  CHECK(outcome.right == "0 + 4");
  CHECK(outcome.right_value == "4");
  CHECK(outcome.difference == "301");
  REQUIRE(outcome.cells.size() == 4);
  CHECK(address_of(Scene().form, outcome.cells[1]) == "t.c.nat");
}

TEST_CASE("of a long sum the zeros are left out, but never all") {
  CHECK(Scene().outcome("n == sum(g)").right == "4 + 2");
  CHECK(Scene("[t]\nn = [1, 1]\nb1 = [0, 0]\nb2 = [0, 0]\nb3 = [0, 0]\nb4 = [0, 0]\n").outcome("n == sum(g)").right ==
        "0");
}

TEST_CASE("brackets stand where the sum would otherwise be read differently") {
  CHECK(Scene().outcome("n - (c + b2) == 0").left == "300 - (5 + 4)");
  CHECK(Scene().outcome("(n + c) * 2 == 0").left == "(300 + 5) × 2");
  CHECK(Scene().outcome("n + c * b4 == 0").left == "300 + 5 × 2");
  CHECK(Scene().outcome("n / (c * b4) == 0").left == "300 ÷ (5 × 2)");
  CHECK(Scene().outcome("-(n + c) == 0").left == "-(300 + 5)");
}

TEST_CASE("what is missing is named, of the year before too") {
  const auto outcome = Scene("[t]\nn = [300, 1]\n").outcome("c == prev.c + n");
  CHECK(outcome.missing == std::vector<std::string>{"t.c.nat", "prev.t.c.nat"});
  CHECK(outcome.left == "?");
  CHECK(outcome.left_value.empty());
  CHECK(outcome.difference.empty());
  CHECK(Scene().outcome("c == prev.n").right == "7");
}

TEST_CASE("what is not applicable is passed over in a sum and told beside one") {
  const Scene scene("[t]\nn = [300, 1]\nc = [\"n/a\", 1]\nb1 = [1, 1]\nb2 = [\"n/a\", 1]\nb3 = [0, 1]\nb4 = [2, 1]\n");
  CHECK(scene.outcome("n == sum(g)").right == "1 + 0 + 2");
  CHECK_FALSE(scene.outcome("n == sum(g)").is_inapplicable);
  CHECK(scene.outcome("n == c").is_inapplicable);
}

TEST_CASE("the median is told beside the least and the greatest") {
  const auto outcome = Scene().outcome("median_between(n, g)");
  CHECK(outcome.left == "300");
  CHECK(outcome.right == "0 to 4");
  CHECK(Scene().outcome("n == max(g)").right == "4");
  CHECK(Scene().outcome("n == min(g)").right == "0");
}

TEST_CASE("dates are written as dates and less than a day as it is") {
  const auto outcome = Scene().outcome("report.published <= report.deadline");
  CHECK(outcome.left == "2025-02-15");
  CHECK(outcome.right_value == "2025-01-31");
  CHECK(outcome.difference == "15");
  CHECK(Scene().outcome("one.days > 2").left == "<1");
}

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

TEST_CASE("of a long chain of figures the zeros are left out too") {
  CHECK(Scene().outcome("n == b1 + b2 + b3 + b4").right == "4 + 2");
  CHECK(Scene().outcome("n == b1 + c + sum(g)").right == "5 + 4 + 2");
}

TEST_CASE("records with a blank figure are missing by the name of their table") {
  const Scene scene("[t]\nn = [300, 1]\n[[why]]\ncount = \"\"\n");
  CHECK(scene.outcome("n == sum(why.count)").missing == std::vector<std::string>{"why"});
  CHECK(Scene("[t]\nn = [300, 1]\n[[why]]\ncount = 3\n[[why]]\ncount = 4\n").outcome("n == sum(why.count)").right ==
        "3 + 4");
}

TEST_CASE("the words of a rule under a condition tell the condition last") {
  CHECK(Scene().words("when(c > 0, n == b1)") == "新收 must equal 一 when 结转 is more than 0");
  CHECK(Scene().words("when(c <= b2, n == b1)") == "新收 must equal 一 when 结转 is at most 二");
  CHECK(Scene().words("when(given(c), n == b1)") == "新收 must equal 一 when 结转 is given");
  CHECK(Scene().words("when(body.makes_rules == 0, n == 0)") == "新收 must equal 0 when the body makes no rules");
  CHECK(Scene().words("when(c > 0, when(n > 0, n == b1))") ==
        "新收 must equal 一 when 结转 is more than 0 and 新收 is more than 0");
}

TEST_CASE("two figures of which one alone is given are told as given and blank") {
  const Scene scene("[t]\nn = [300, 1]\n");
  CHECK(scene.words("given(n) == given(c)") == "新收 must be given where 结转 is, and only there");
  const auto outcome = scene.outcome("given(n) == given(c)");
  CHECK(outcome.left == "300");
  CHECK(outcome.right == "blank");
  CHECK(outcome.missing.empty());
  CHECK(outcome.left_value.empty());
  CHECK(outcome.difference.empty());
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
