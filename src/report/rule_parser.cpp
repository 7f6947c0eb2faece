// Recursive descent, one function a level: comparison, sum, product, sign, primary. The first fault ends the parse,
// since what follows it would only repeat it.

#include "report/rule_parser.hpp"

#include "base/suggest.hpp"
#include "base/text.hpp"
#include "base/unicode.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace gazette {

namespace {

constexpr int k_deepest = 50;
constexpr int k_most_operators = 1000;  // a chain of them is a deep tree as well

using Maybe = std::optional<Expression>;

struct Operator {
  std::string_view sign;
  ExpressionKind kind;
};

constexpr std::array<Operator, 6> k_comparisons = {{{"==", ExpressionKind::equal},
                                                    {"!=", ExpressionKind::not_equal},
                                                    {"<=", ExpressionKind::less_equal},
                                                    {">=", ExpressionKind::greater_equal},
                                                    {"<", ExpressionKind::less},
                                                    {">", ExpressionKind::greater}}};
constexpr std::array<Operator, 2> k_terms = {{{"+", ExpressionKind::add}, {"-", ExpressionKind::subtract}}};
constexpr std::array<Operator, 2> k_factors = {{{"*", ExpressionKind::multiply}, {"/", ExpressionKind::divide}}};
constexpr std::array<Operator, 6> k_functions = {{{"sum", ExpressionKind::sum},
                                                  {"min", ExpressionKind::min},
                                                  {"max", ExpressionKind::max},
                                                  {"median_between", ExpressionKind::median_between},
                                                  {"given", ExpressionKind::given},
                                                  {"when", ExpressionKind::when}}};

bool is_name_start(char c) { return c >= 'a' && c <= 'z'; }
bool is_name_part(char c) { return is_name_start(c) || is_ascii_digit(c) || c == '_' || c == '.'; }

class Parser {
 public:
  Parser(std::string_view text, const Place& place) : text_(text), place_(place) {}

  Result<Expression> run() {
    auto expression = comparison();
    skip_blanks();
    if (expression && at_ < text_.size()) expression = fail("an operator or the end");
    if (!expression) return *failure_;
    return std::move(*expression);
  }

 private:
  Maybe comparison() {
    auto left = binary(k_terms, &Parser::product);
    const auto operation = left ? take_operator(k_comparisons) : std::nullopt;
    if (!operation) return left;
    auto right = binary(k_terms, &Parser::product);
    if (!right) return std::nullopt;
    return joined(*operation, std::move(*left), std::move(*right));
  }

  Maybe product() { return binary(k_factors, &Parser::signed_primary); }

  template <std::size_t Count>
  Maybe binary(const std::array<Operator, Count>& operators, Maybe (Parser::*operand)()) {
    auto left = (this->*operand)();
    while (left) {
      const auto operation = take_operator(operators);
      if (!operation) break;
      if (++operators_ > k_most_operators) return fail("fewer operators");
      auto right = (this->*operand)();
      if (!right) return std::nullopt;
      left = joined(*operation, std::move(*left), std::move(*right));
    }
    return left;
  }

  Maybe signed_primary() {
    skip_blanks();
    const auto start = at_;
    if (!take("-")) return primary();
    auto operand = nested(&Parser::signed_primary);
    if (!operand) return std::nullopt;
    auto negated = made(ExpressionKind::negate, start);
    negated.operands.push_back(std::move(*operand));
    return negated;
  }

  Maybe primary() {
    skip_blanks();
    if (at_ >= text_.size()) return fail("a number or a name");
    if (is_ascii_digit(text_[at_])) return number();
    if (is_name_start(text_[at_])) return name_or_call();
    if (!take("(")) return fail("a number or a name");
    auto inside = nested(&Parser::comparison);
    if (inside && !take(")")) return fail("\")\"");
    return inside;
  }

  Maybe number() {
    const auto start = at_;
    while (at_ < text_.size() && (is_ascii_digit(text_[at_]) || text_[at_] == '.')) ++at_;
    const auto value = parse_rational(text_.substr(start, at_ - start));
    if (!value) {
      at_ = start;
      return fail("a number within 64 bits");
    }
    auto expression = made(ExpressionKind::number, start);
    expression.number = *value;
    return expression;
  }

  std::string_view word() {
    const auto start = at_;
    while (at_ < text_.size() && is_name_part(text_[at_])) ++at_;
    return text_.substr(start, at_ - start);
  }

  Maybe name_or_call() {
    const auto start = at_;
    const auto name = word();
    if (peek() == '(') return call(name, start);
    auto expression = made(ExpressionKind::name, start);
    expression.name = name;
    return expression;
  }

  Maybe call(std::string_view function, std::size_t start) {
    for (const auto& [known, kind] : k_functions) {
      if (known != function) continue;
      auto expression = made(kind, start);
      take("(");
      const bool is_taken = take_arguments(expression);
      if (!is_taken) return std::nullopt;
      if (!take(")")) return fail("\")\"");
      return expression;
    }
    at_ = start;
    std::vector<std::string_view> known;
    for (const auto& each : k_functions) known.push_back(each.sign);
    auto help = suggestion(function, known);
    return fail("one of sum, min, max, median_between, given and when", std::move(help));
  }

  bool take_arguments(Expression& expression) {
    switch (expression.kind) {
      case ExpressionKind::when: return take_operand(expression) && take_comma() && take_operand(expression);
      case ExpressionKind::given: return take_figure(expression);
      case ExpressionKind::median_between: return take_operand(expression) && take_comma() && take_group(expression);
      default: return take_group(expression);
    }
  }

  bool take_operand(Expression& expression) {
    auto operand = nested(&Parser::comparison);
    if (operand) expression.operands.push_back(std::move(*operand));
    return operand.has_value();
  }

  bool take_figure(Expression& expression) {
    skip_blanks();
    const auto start = at_;
    if (!take_operand(expression)) return false;
    if (expression.operands.front().kind == ExpressionKind::name) return true;
    at_ = start;
    fail("the name of a figure");
    return false;
  }

  bool take_comma() {
    if (take(",")) return true;
    fail("\",\"");
    return false;
  }

  bool take_group(Expression& expression) {
    skip_blanks();
    if (at_ < text_.size() && is_name_start(text_[at_])) {
      expression.name = word();
      return true;
    }
    fail("the name of a group");
    return false;
  }

  Maybe nested(Maybe (Parser::*inside)()) {
    if (++depth_ > k_deepest) return fail("fewer brackets");
    auto expression = (this->*inside)();
    --depth_;
    return expression;
  }

  template <std::size_t Count>
  std::optional<Expression> take_operator(const std::array<Operator, Count>& operators) {
    skip_blanks();
    const auto start = at_;
    for (const auto& [sign, kind] : operators)
      if (take(sign)) return made(kind, start);
    return std::nullopt;
  }

  static Expression joined(Expression operation, Expression left, Expression right) {
    operation.operands.push_back(std::move(left));
    operation.operands.push_back(std::move(right));
    return operation;
  }

  Expression made(ExpressionKind kind, std::size_t start) const {
    Expression expression;
    expression.kind = kind;
    expression.place = place_at(start);
    return expression;
  }

  Place place_at(std::size_t offset) const {
    auto place = place_;
    const bool is_as_it_reads = place.at.line > 0 && place.at.length > 0;
    if (is_as_it_reads) place.at.column += static_cast<int>(character_count(text_.substr(0, offset)));
    place.at.length = 1;
    return place;
  }

  void skip_blanks() {
    while (at_ < text_.size() && is_ascii_space(text_[at_])) ++at_;
  }

  char peek() {
    skip_blanks();
    return at_ < text_.size() ? text_[at_] : '\0';
  }

  bool take(std::string_view sign) {
    skip_blanks();
    if (!text_.substr(at_).starts_with(sign)) return false;
    at_ += sign.size();
    return true;
  }

  /// What stands here: a word, signs that belong together, or one character.
  std::string_view token() const {
    const auto is_sign = [](char c) { return c == '=' || c == '<' || c == '>' || c == '!'; };
    const auto rest = text_.substr(at_);
    std::size_t size = 0;
    if (is_sign(rest.front())) size = std::min(rest.find_first_not_of("=<>!"), rest.size());
    while (size < rest.size() && !is_sign(rest.front()) && is_name_part(rest[size])) ++size;
    return rest.substr(0, size == 0 ? decode_utf8(rest).size : size);
  }

  std::nullopt_t fail(std::string_view wanted, std::string help = {}) {
    if (failure_) return std::nullopt;
    skip_blanks();
    const auto found = at_ < text_.size() ? quoted(token()) : "the end";
    failure_ = Error{ErrorKind::configuration,
                     "invalid-rule",
                     found + " where " + std::string(wanted) + " was expected in " + quoted(text_),
                     place_at(at_),
                     std::move(help),
                     {}};
    return std::nullopt;
  }

  std::string_view text_;
  Place place_;
  std::size_t at_ = 0;
  int depth_ = 0;
  int operators_ = 0;
  std::optional<Error> failure_;
};

/// Whether the expression is true or false; what stands under a comparison, a sum or a sign must be a number.
bool is_truth(const Expression& expression) {
  if (expression.kind == ExpressionKind::when) return is_truth(expression.operands.back());
  return is_comparison(expression.kind) || expression.kind == ExpressionKind::median_between;
}

std::optional<Error> misplaced(const Expression& expression) {
  for (std::size_t i = 0; i < expression.operands.size(); ++i) {
    const auto& operand = expression.operands[i];
    if (auto fault = misplaced(operand)) return fault;
    const bool is_condition = expression.kind == ExpressionKind::when && i == 0;
    const bool is_free = expression.kind == ExpressionKind::when && i == 1;
    if (is_free || operand.kind == ExpressionKind::given || is_truth(operand) == is_condition) continue;
    return Error{ErrorKind::configuration,
                 "invalid-rule",
                 is_condition ? "the condition is a number, not a comparison"
                              : "a comparison stands where a number was expected",
                 operand.place,
                 {},
                 {}};
  }
  return std::nullopt;
}

}  // namespace

Result<Expression> parse_expression(std::string_view text, const Place& place) {
  auto expression = Parser(text, place).run();
  if (!expression) return expression;
  if (auto fault = misplaced(*expression)) return *fault;
  return expression;
}

Result<Expression> parse_rule(std::string_view text, const Place& place) {
  auto expression = parse_expression(text, place);
  if (!expression || is_truth(*expression)) return expression;
  auto all = place;
  all.at.length = place.at.length > 0 ? static_cast<int>(character_count(text)) : 1;
  return Error{ErrorKind::configuration,
               "invalid-rule",
               "the rule compares nothing: " + quoted(text),
               all,
               "write a comparison, as in n + c == t + z",
               {}};
}

}  // namespace gazette
