#include "report/rule_parser.hpp"

#include "base/unicode.hpp"
#include "report/form_reader.hpp"
#include "support/catch.hpp"

using namespace gazette;

namespace {

std::string_view sign_of(ExpressionKind kind) {
  switch (kind) {
    case ExpressionKind::negate:
    case ExpressionKind::subtract: return "-";
    case ExpressionKind::add: return "+";
    case ExpressionKind::multiply: return "*";
    case ExpressionKind::divide: return "/";
    case ExpressionKind::equal: return "==";
    case ExpressionKind::not_equal: return "!=";
    case ExpressionKind::less: return "<";
    case ExpressionKind::less_equal: return "<=";
    case ExpressionKind::greater: return ">";
    case ExpressionKind::greater_equal: return ">=";
    case ExpressionKind::sum: return "sum";
    case ExpressionKind::min: return "min";
    case ExpressionKind::max: return "max";
    case ExpressionKind::median_between: return "median_between";
    case ExpressionKind::given: return "given";
    case ExpressionKind::when: return "when";
    default: return "?";
  }
}

/// The tree in brackets, operator first: `(+ a (* b c))`.
std::string tree(const Expression& expression) {
  if (expression.kind == ExpressionKind::number) return decimal_text(expression.number, 9);
  if (expression.kind == ExpressionKind::name) return expression.name;
  std::string out = "(" + std::string(sign_of(expression.kind));
  for (const auto& operand : expression.operands) out += " " + tree(operand);
  if (!expression.name.empty()) out += " " + expression.name;
  return out + ")";
}

std::string parsed(std::string_view text) {
  const auto expression = parse_expression(text, {"f.toml", {3, 9, 1}});
  return expression ? tree(*expression) : expression.error().message;
}

Error fault(std::string_view text) {
  const auto rule = parse_rule(text, {"f.toml", {3, 9, 1}});
  INFO(text);
  REQUIRE_FALSE(rule);
  CHECK(rule.error().rule == "invalid-rule");
  CHECK(rule.error().kind == ErrorKind::configuration);
  CHECK(rule.error().place.file == "f.toml");
  CHECK(rule.error().place.at.line == 3);
  return rule.error();
}

/// Where the fault is, counted from the first character of the rule as 1.
int column(std::string_view text) { return fault(text).place.at.column - 8; }

std::string brackets(int depth) { return std::string(static_cast<std::size_t>(depth), '('); }
std::string closing(int depth) { return std::string(static_cast<std::size_t>(depth), ')'); }

}  // namespace

TEST_CASE("every operator and function of a rule has its place in the tree") {
  CHECK(parsed("a + 1") == "(+ a 1)");
  CHECK(parsed("a - 1.5") == "(- a 1.5)");
  CHECK(parsed("a * b") == "(* a b)");
  CHECK(parsed("a / b") == "(/ a b)");
  CHECK(parsed("-a") == "(- a)");
  CHECK(parsed("a == b") == "(== a b)");
  CHECK(parsed("a != b") == "(!= a b)");
  CHECK(parsed("a < b") == "(< a b)");
  CHECK(parsed("a <= b") == "(<= a b)");
  CHECK(parsed("a > b") == "(> a b)");
  CHECK(parsed("a >= b") == "(>= a b)");
  CHECK(parsed("sum(others)") == "(sum others)");
  CHECK(parsed("min(g)") == "(min g)");
  CHECK(parsed("max(g)") == "(max g)");
  CHECK(parsed("median_between(x, g)") == "(median_between x g)");
  CHECK(parsed("given(t3.n.total)") == "(given t3.n.total)");
  CHECK(parsed("when(a > 0, b == c)") == "(when (> a 0) (== b c))");
}

TEST_CASE("products bind closer than sums, sums closer than comparisons, and brackets closest") {
  CHECK(parsed("a + b * c == d") == "(== (+ a (* b c)) d)");
  CHECK(parsed("(a + b) * c") == "(* (+ a b) c)");
  CHECK(parsed("a * -b + c") == "(+ (* a (- b)) c)");
  CHECK(parsed("-a * b") == "(* (- a) b)");
  CHECK(parsed("--a") == "(- (- a))");
}

TEST_CASE("operators of one kind are read from left to right") {
  CHECK(parsed("a - b - c") == "(- (- a b) c)");
  CHECK(parsed("a / b * c") == "(* (/ a b) c)");
  CHECK(parsed("a - (b - c)") == "(- a (- b c))");
}

TEST_CASE("names keep their dots and blanks do not matter") {
  CHECK(parsed("prev.t3.n.total+sum(v_b2.count)") == "(+ prev.t3.n.total (sum v_b2.count))");
  CHECK(parsed("  sum ( others )\t==  b1 ") == "(== (sum others) b1)");
}

TEST_CASE("a fault is found at its character, with what was expected there") {
  CHECK(column("n + == t") == 5);
  CHECK(fault("n + == t").message == "\"==\" where a number or a name was expected in \"n + == t\"");
  CHECK(column("n + c = t") == 7);
  CHECK(column("n == t == z") == 8);
  CHECK(column("(n == t") == 8);
  CHECK(fault("(n == t").message == "the end where \")\" was expected in \"(n == t\"");
  CHECK(column("n == t)") == 7);
  CHECK(column("sum() == 1") == 5);
  CHECK(column("when(a > 0) == 1") == 11);
  CHECK(column("Total == 1") == 1);
  CHECK(column("") == 1);
  CHECK(column("   ") == 4);
}

TEST_CASE("a character outside the language is named whole, Chinese too") {
  CHECK(fault("n + 新收 == t").message == "\"新\" where a number or a name was expected in \"n + 新收 == t\"");
  CHECK(column("n + 新收 == t") == 5);
  CHECK(fault("n ＝＝ t").message.starts_with("\"＝\" where an operator or the end was expected"));
}

TEST_CASE("the column of a fault counts characters of the form's line, also after Chinese") {
  Diagnostics diagnostics;
  const std::string line =
      "rows = [{ key = \"n\", label = \"新收申请\" }, { key = \"t\", label = \"总计\", total = \"n + * 2\" }]\n";
  CHECK_FALSE(parse_form("forms/f.toml",
                         "[form]\nid = \"f\"\ntitle = \"表\"\n[[table]]\nkey = \"x\"\ntitle = \"表\"\n" + line,
                         diagnostics));
  REQUIRE(diagnostics.entries().size() == 1);
  const auto& error = diagnostics.entries().front().error;
  CHECK(error.rule == "invalid-rule");
  CHECK(error.place.at.line == 7);
  const auto before = line.substr(0, line.find('*'));
  CHECK(error.place.at.column == static_cast<int>(character_count(before)) + 1);
}

TEST_CASE("a number past 64 bits is a fault at its first digit") {
  CHECK(parsed("9223372036854775807") == "9223372036854775807");
  CHECK(column("n == 99999999999999999999") == 6);
  CHECK(fault("n == 1.2.3").message.starts_with("\"1.2.3\" where a number within 64 bits was expected"));
}

TEST_CASE("fifty brackets are enough, fifty-one are refused") {
  CHECK(parsed(brackets(50) + "a" + closing(50)) == "a");
  const auto error = fault(brackets(51) + "a" + closing(51) + " == 1");
  CHECK(error.message.find("fewer brackets was expected") != std::string::npos);
  CHECK(column(std::string(100'000, '(')) == 52);
  CHECK(column(std::string(100'000, '-')) == 52);
}

TEST_CASE("a rule of a hundred thousand terms is refused before it exhausts the stack") {
  std::string text = "a == 1";
  for (int i = 0; i < 100'000; ++i) text += " + 1";
  CHECK(fault(text).message.find("fewer operators") != std::string::npos);
  std::string wide = "a == 1";
  for (int i = 0; i < 500; ++i) wide += " + 1";
  CHECK(parse_rule(wide, {}));
}

TEST_CASE("an unknown function is told the nearest one, or all of them") {
  const auto error = fault("summ(b) == t");
  CHECK(error.place.at.column - 8 == 1);
  CHECK(error.message ==
        "\"summ\" where one of sum, min, max, median_between, given and when was expected in \"summ(b) == t\"");
  CHECK(error.help == "did you mean \"sum\"?");
  CHECK(fault("average(b) == t").help.empty());
}

TEST_CASE("a comparison cannot stand inside a sum, a product or another comparison") {
  CHECK(fault("(a == b) + c > 1").message == "a comparison stands where a number was expected");
  CHECK(column("(a == b) + c > 1") == 4);
  CHECK(column("1 * (a < b) == 1") == 8);
  CHECK(column("(a == b) == (c == d)") == 4);
  CHECK(column("when(a > 0, b > 0) + 1 == 2") == 1);
  CHECK(column("sum(a == b) == 1") == 7);
}

TEST_CASE("the condition of when is a comparison or given, and what follows is free") {
  CHECK(fault("when(a + 1, b == c)").message == "the condition is a number, not a comparison");
  CHECK(parsed("when(given(a), b / a)") == "(when (given a) (/ b a))");
  CHECK(parsed("when(a > 0, b / a) == c") == "(== (when (> a 0) (/ b a)) c)");
  CHECK(parsed("given(a) == given(b)") == "(== (given a) (given b))");
}

TEST_CASE("only a figure can be given") {
  CHECK(column("given(1) == 1") == 7);
  CHECK(fault("given(a + b) == 1").message.find("where the name of a figure was expected") != std::string::npos);
}

TEST_CASE("a rule that compares nothing is a fault with an example of one that does") {
  const auto error = fault("n + c");
  CHECK(error.message == "the rule compares nothing: \"n + c\"");
  CHECK(error.help == "write a comparison, as in n + c == t + z");
  CHECK(fault("when(a > 0, b)").message.starts_with("the rule compares nothing"));
  CHECK(parse_rule("median_between(x, g)", {}));
  CHECK(parse_rule("when(a > 0, when(b > 0, c == d))", {}));
}
