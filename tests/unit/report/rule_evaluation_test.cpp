#include "report/rule_evaluation.hpp"

#include "support/catch.hpp"
#include "unit/report/small_form.hpp"

using namespace gazette;

namespace {

constexpr const char* k_form = R"(
[[table]]
key = "t"
title = "表"
cell = "decimal"
row_groups = [{ key = "g", label = "组" }]
rows = [
  { key = "a", label = "甲" },
  { key = "b", label = "乙" },
  { key = "x", label = "一", group = "g" },
  { key = "y", label = "二", group = "g" },
  { key = "z", label = "三", group = "g" },
  { key = "big", label = "大" },
  { key = "quick", label = "快", type = "days" },
  { key = "slow", label = "慢", type = "days" },
  { key = "day", label = "日", type = "date" },
  { key = "word", label = "词", type = "text" },
]
[[table]]
key = "v"
title = "Components"
rows = "components"
columns = [{ key = "start", label = "Start" }, { key = "end", label = "End" }]
[[table]]
key = "why"
title = "Reasons"
kind = "records"
columns = [
  { key = "component", label = "Component", type = "enumeration", values = "components" },
  { key = "count", label = "Count" },
]
)";

const std::string k_figures =
    "[t]\na = 3\nb = 2\nx = 10\ny = 20\nz = \"n/a\"\nbig = 9223372036854775807\nquick = \"<1\"\nslow = \"0.5\"\n"
    "day = 2024-03-01\nword = \"七\"\n[v]\noip = [5, 6]\nfbi = [1, \"n/a\"]\noverall = [6, 6]\n"
    "[[why]]\ncomponent = \"oip\"\ncount = 4\n[[why]]\ncomponent = \"fbi\"\ncount = 8\n";

struct Scene {
  std::shared_ptr<const Form> form =
      with_components(std::make_shared<const Form>(form_of(k_form)), {{"oip", "OIP"}, {"fbi", "FBI"}});
  Figures figures, before;
  RuleFacts facts = {{"report.year", {Rational(2024), false, false}},
                     {"report.made", {Rational(days_since_epoch({2025, 1, 15})), false, true}}};
  CheckScope each = CheckScope::once;
  std::size_t line = 0;
  std::string table = "t";

  explicit Scene(const std::string& toml = k_figures)
      : figures(figures_of(*form, toml)), before(figures_of(*form, "[t]\na = 7\n[v]\noip = [1, 5]\n")) {}

  BoundExpression bound(const std::string& text) const {
    const auto expression = parse_expression(text, {"f.toml", {1, 1, 1}});
    REQUIRE(expression);
    Diagnostics diagnostics;
    const auto out = bind(*expression, {*form, find_table(*form, table), each}, diagnostics);
    INFO(text << ": " << messages_of(diagnostics));
    REQUIRE(out);
    return *out;
  }
  RuleInput input() const { return {*form, figures, form.get(), &before, facts, line, 0}; }
};

std::string value(const Scene& scene, const std::string& text) {
  const auto number = evaluate_number(scene.bound(text), scene.each, scene.input());
  if (!number) return number.error().rule;
  if (!*number) return "unknown";
  return (*number)->is_below_one ? "<1" : decimal_text((*number)->value, 9);
}
std::string value(const std::string& text) { return value(Scene(), text); }

std::string judged(const Scene& scene, const std::string& text) {
  const auto judgement = evaluate_rule(scene.bound(text), scene.each, scene.input());
  if (!judgement) return judgement.error().rule;
  if (*judgement == Judgement::unknown) return "unknown";
  return *judgement == Judgement::holds ? "holds" : "fails";
}
std::string judged(const std::string& text) { return judged(Scene(), text); }

Error fault(const std::string& text) {
  const Scene scene;
  const auto judgement = evaluate_rule(scene.bound(text), scene.each, scene.input());
  REQUIRE_FALSE(judgement);
  CHECK(judgement.error().kind == ErrorKind::configuration);
  return judgement.error();
}

}  // namespace

TEST_CASE("arithmetic is exact, whatever order it is written in") {
  CHECK(value("a + b * 2 - 1") == "6");
  CHECK(value("-a + b") == "-1");
  CHECK(value("a / b") == "1.5");
  CHECK(judged("a / 7 * 7 == a") == "holds");
  CHECK(judged("a / 10 + b / 10 == 0.5") == "holds");
}

TEST_CASE("every comparison holds or fails as its sign says") {
  for (const std::string holds : {"a == 3", "a != b", "b < a", "b <= 2", "a > b", "a >= 3"})
    CHECK(judged(holds) == "holds");
  for (const std::string fails : {"a == b", "a != 3", "a < 3", "a <= b", "b > 2", "b >= a"})
    CHECK(judged(fails) == "fails");
}

TEST_CASE("a rule that needs a blank figure cannot be judged") {
  const Scene scene("[t]\na = 3\n");
  CHECK(judged(scene, "a == b") == "unknown");
  CHECK(judged(scene, "b * 0 == 0") == "unknown");
  CHECK(judged(scene, "sum(g) == a") == "unknown");
  CHECK(judged(scene, "median_between(a, g)") == "unknown");
  CHECK(judged(scene, "a == 3") == "holds");
}

TEST_CASE("what is not applicable adds nothing to a sum and is neither the least nor the greatest") {
  CHECK(value("sum(g)") == "30");
  CHECK(value("min(g)") == "10");
  CHECK(value("max(g)") == "20");
  CHECK(value("a + z") == "unknown");
  const Scene none("[t]\nx = \"n/a\"\ny = \"n/a\"\nz = \"n/a\"\n");
  CHECK(value(none, "sum(g)") == "unknown");
  CHECK(value(none, "max(g)") == "unknown");
}

TEST_CASE("a median lies between the least and the greatest, both included") {
  const auto with = [](const std::string& a) { return Scene("[t]\na = " + a + "\nx = 10\ny = 20\nz = \"n/a\"\n"); };
  CHECK(judged(with("10"), "median_between(a, g)") == "holds");
  CHECK(judged(with("20"), "median_between(a, g)") == "holds");
  CHECK(judged(with("\"20.5\""), "median_between(a, g)") == "fails");
  CHECK(judged(with("9"), "median_between(a, g)") == "fails");
}

TEST_CASE("less than one day is below one and above zero, and nothing more is known of it") {
  CHECK(judged("quick < 1") == "holds");
  CHECK(judged("quick > 0") == "holds");
  CHECK(judged("quick <= b") == "holds");
  CHECK(judged("quick == 0") == "fails");
  CHECK(judged("quick < slow") == "unknown");
  CHECK(value("quick + 1") == "unknown");
}

TEST_CASE("dates compare as days, and text is no number") {
  CHECK(judged("report.made > day") == "holds");
  CHECK(judged("report.made - day == 320") == "holds");
  CHECK(value("word") == "unknown");
}

TEST_CASE("a fact that nothing tells cannot be judged") {
  CHECK(judged("report.year == 2024") == "holds");
  CHECK(judged("report.published <= report.deadline") == "unknown");
  CHECK(judged("given(report.year) == 1") == "holds");
  CHECK(judged("given(report.published) == 0") == "holds");
}

TEST_CASE("a figure is given when it has a value, not when it is blank or not applicable") {
  const Scene scene("[t]\na = 0\nz = \"n/a\"\n");
  CHECK(judged(scene, "given(a) == 1") == "holds");
  CHECK(judged(scene, "given(b) == 0") == "holds");
  CHECK(judged(scene, "given(z) == 0") == "holds");
  CHECK(judged(scene, "given(a) == given(z)") == "fails");
}

TEST_CASE("a rule under a condition holds where the condition does not, and waits for a condition that is not known") {
  CHECK(judged("when(a > 5, b == 100)") == "holds");
  CHECK(judged("when(a == 3, b == 100)") == "fails");
  CHECK(judged("when(report.published > 0, b == 2)") == "unknown");
  CHECK(judged("when(given(report.published), b == 100)") == "holds");
  CHECK(judged("when(a > 0, when(b > 0, a > b))") == "holds");
}

TEST_CASE("a number under a condition is none where the condition does not hold") {
  CHECK(value("when(a > 0, b / a * 3)") == "2");
  CHECK(value("when(a > 5, b / a)") == "unknown");
  CHECK(value("when(given(b), b)") == "2");
}

TEST_CASE("division by zero is an error of the form at the operator, unless a condition shields it") {
  const auto error = fault("a + b / (a - 3) == 1");
  CHECK(error.rule == "division-by-zero");
  CHECK(error.place == Place{"f.toml", {1, 7, 1}});
  CHECK(error.help == "write when(… > 0, …) around it");
  CHECK(judged("when(a - 3 > 0, b / (a - 3) == 1)") == "holds");
}

TEST_CASE("a number past 64 bits is an error of the form at the operator") {
  const auto error = fault("a == big + 1");
  CHECK(error.rule == "overflow");
  CHECK(error.place.at.column == 10);
  CHECK(value("big + 0") == "9223372036854775807");
  CHECK(value("big * big") == "overflow");
}

TEST_CASE("names of the year before are read in its report, and unknown where it has none") {
  Scene scene;
  CHECK(judged(scene, "prev.a == 7") == "holds");
  CHECK(judged(scene, "prev.b == 2") == "unknown");
  scene.each = CheckScope::component;
  CHECK(judged(scene, "v.start == prev.v.end") == "holds");
}

TEST_CASE("the year before may have another form, whose figures are found by their addresses") {
  const Scene scene;
  const auto other = form_of(
      "[[table]]\nkey = \"s\"\ntitle = \"表\"\nrows = [{ key = \"q\", label = \"行\" }]\n"
      "[[table]]\nkey = \"t\"\ntitle = \"表\"\nrows = [{ key = \"q\", label = \"行\" }, { key = \"b\", label = \"乙\" "
      "}]\n");
  const auto before = figures_of(other, "[t]\nq = 1\nb = 99\n");
  const RuleInput input{*scene.form, scene.figures, &other, &before, scene.facts, 0, 0};
  const auto number = [&](const std::string& text) { return *evaluate_number(scene.bound(text), scene.each, input); };
  REQUIRE(number("prev.b"));
  CHECK(number("prev.b")->value == Rational(99));
  CHECK_FALSE(number("prev.a"));
}

TEST_CASE("the first report of a body has no year before") {
  const Scene scene;
  const RuleInput input{*scene.form, scene.figures, nullptr, nullptr, scene.facts, 0, 0};
  CHECK(*evaluate_rule(scene.bound("a == prev.a"), scene.each, input) == Judgement::unknown);
}

TEST_CASE("each component is read in its own row, and records by the component that they name") {
  Scene scene;
  scene.each = CheckScope::component;
  CHECK(value(scene, "v.start") == "5");
  CHECK(value(scene, "sum(why.count)") == "4");
  scene.line = 1;
  CHECK(value(scene, "v.end") == "unknown");
  CHECK(value(scene, "sum(v.others)") == "1");
  CHECK(value(scene, "sum(why.count)") == "8");
  scene.line = 2;
  CHECK(value(scene, "sum(why.count)") == "12");
}

TEST_CASE("the sum of no records is zero, and one blank record leaves it unknown") {
  CHECK(value(Scene("[t]\na = 1\n"), "sum(why.count)") == "0");
  CHECK(value(Scene("[[why]]\ncomponent = \"oip\"\ncount = \"\"\n"), "sum(why.count)") == "unknown");
  CHECK(value(Scene("[[why]]\ncomponent = \"oip\"\ncount = \"n/a\"\n"), "sum(why.count)") == "0");
}
