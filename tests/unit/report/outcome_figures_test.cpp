#include "report/outcome_figures.hpp"

#include "support/catch.hpp"
#include "unit/report/rule_scene.hpp"

using namespace gazette;
using Scene = RuleScene;

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

TEST_CASE("the least and the greatest of records are told as figures, and what is blank among them by their table") {
  const Scene scene("[t]\nn = [300, 1]\n[[why]]\ncount = 7\n[[why]]\ncount = 9\n");
  CHECK(scene.outcome("n <= max(why.count)").right == "9");
  CHECK(scene.outcome("n <= min(why.count)").right == "7");
  const Scene blank("[t]\nn = [300, 1]\n[[why]]\ncount = \"\"\n");
  CHECK(blank.outcome("n <= max(why.count)").missing == std::vector<std::string>{"why"});
}
