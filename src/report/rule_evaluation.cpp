#include "report/rule_evaluation.hpp"

#include "base/date.hpp"

#include <algorithm>
#include <cassert>

namespace gazette {

namespace {

using MaybeNumber = std::optional<RuleNumber>;

bool is_inside_one(const RuleNumber& number) { return number.value > Rational(0) && number.value < Rational(1); }

/// Whether two numbers can be put in order: `<1` says nothing about 0.5.
bool are_comparable(const RuleNumber& a, const RuleNumber& b) {
  if (a.is_below_one == b.is_below_one) return true;
  return !is_inside_one(a.is_below_one ? b : a);
}

bool compare(ExpressionKind kind, const Rational& left, const Rational& right) {
  switch (kind) {
    case ExpressionKind::equal: return left == right;
    case ExpressionKind::not_equal: return left != right;
    case ExpressionKind::less: return left < right;
    case ExpressionKind::less_equal: return left <= right;
    case ExpressionKind::greater: return left > right;
    default: return left >= right;
  }
}

class Evaluator {
 public:
  Evaluator(CheckScope each, const RuleInput& input) : each_(each), input_(input) {}

  Judgement truth(const BoundExpression& rule) {
    if (rule.kind == ExpressionKind::when) return conditional(rule);
    if (rule.kind == ExpressionKind::median_between) return between(rule);
    if (rule.kind == ExpressionKind::given) return is_given(rule.operands[0]) ? Judgement::holds : Judgement::fails;
    const auto left = number(rule.operands[0]);
    const auto right = number(rule.operands[1]);
    if (!left || !right || !are_comparable(*left, *right)) return Judgement::unknown;
    return compare(rule.kind, left->value, right->value) ? Judgement::holds : Judgement::fails;
  }

  MaybeNumber number(const BoundExpression& expression) {
    switch (expression.kind) {
      case ExpressionKind::number: return RuleNumber{expression.number, false, false};
      case ExpressionKind::name: return named(expression);
      case ExpressionKind::given: return RuleNumber{is_given(expression.operands[0]) ? 1 : 0, false, false};
      case ExpressionKind::when: return conditional_number(expression);
      case ExpressionKind::sum:
      case ExpressionKind::min:
      case ExpressionKind::max: return over_group(expression);
      default: return arithmetic(expression);
    }
  }

  const std::optional<Error>& fault() const { return fault_; }

 private:
  Judgement conditional(const BoundExpression& rule) {
    const auto condition = truth(rule.operands[0]);
    if (condition == Judgement::fails) return Judgement::holds;
    return condition == Judgement::holds ? truth(rule.operands[1]) : Judgement::unknown;
  }

  MaybeNumber conditional_number(const BoundExpression& expression) {
    if (truth(expression.operands[0]) != Judgement::holds) return std::nullopt;
    return number(expression.operands[1]);
  }

  Judgement between(const BoundExpression& rule) {
    const auto value = number(rule.operands[0]);
    const auto least = extreme(rule, ExpressionKind::min), greatest = extreme(rule, ExpressionKind::max);
    if (!value || !least || !greatest) return Judgement::unknown;
    if (!are_comparable(*value, *least) || !are_comparable(*value, *greatest)) return Judgement::unknown;
    return least->value <= value->value && value->value <= greatest->value ? Judgement::holds : Judgement::fails;
  }

  bool is_given(const BoundExpression& name) const {
    if (!name.cell) return input_.facts.contains(name.name);
    const auto found = find_cell(input_, each_, *name.cell);
    return found.cell && found.cell->state == CellState::value;
  }

  MaybeNumber named(const BoundExpression& expression) const {
    if (expression.cell) {
      const auto found = find_cell(input_, each_, *expression.cell);
      return found.cell ? number_of(*found.cell) : std::nullopt;
    }
    const auto fact = input_.facts.find(expression.name);
    return fact == input_.facts.end() ? std::nullopt : std::optional(fact->second);
  }

  /// The numbers of a group, without those that are not applicable; nothing when one is blank.
  std::optional<std::vector<RuleNumber>> group_numbers(const BoundExpression& expression) const {
    if (expression.records) return record_numbers(*expression.records, input_);
    std::vector<RuleNumber> numbers;
    numbers.reserve(expression.group.size());
    for (const auto& cell : expression.group) {
      const auto found = find_cell(input_, each_, cell);
      if (found.cell && found.cell->state == CellState::not_applicable) continue;
      const auto number = found.cell ? number_of(*found.cell) : std::nullopt;
      if (!number) return std::nullopt;
      numbers.push_back(*number);
    }
    return numbers;
  }

  MaybeNumber extreme(const BoundExpression& expression, ExpressionKind kind) const {
    const auto numbers = group_numbers(expression);
    if (!numbers || numbers->empty()) return std::nullopt;
    const auto less = [](const RuleNumber& a, const RuleNumber& b) { return a.value < b.value; };
    return kind == ExpressionKind::min ? *std::min_element(numbers->begin(), numbers->end(), less)
                                       : *std::max_element(numbers->begin(), numbers->end(), less);
  }

  MaybeNumber over_group(const BoundExpression& expression) {
    if (expression.kind != ExpressionKind::sum) return extreme(expression, expression.kind);
    const auto numbers = group_numbers(expression);
    // Of no records at all the sum is 0; of a group that is not applicable as a whole there is none.
    if (!numbers || (numbers->empty() && !expression.records)) return std::nullopt;
    MaybeNumber total = RuleNumber{};
    for (const auto& number : *numbers) {
      if (total) total = combined(ExpressionKind::add, *total, number, expression.place);
    }
    return total;
  }

  MaybeNumber arithmetic(const BoundExpression& expression) {
    const auto left = number(expression.operands[0]);
    if (!left) return std::nullopt;
    if (expression.kind == ExpressionKind::negate)
      return combined(ExpressionKind::subtract, RuleNumber{}, *left, expression.place);
    const auto right = number(expression.operands[1]);
    return right ? combined(expression.kind, *left, *right, expression.place) : std::nullopt;
  }

  MaybeNumber combined(ExpressionKind kind, const RuleNumber& left, const RuleNumber& right, const Place& place) {
    if (left.is_below_one || right.is_below_one) return std::nullopt;
    if (kind == ExpressionKind::divide && right.value.is_zero())
      return fail(place, "division-by-zero", "the rule divides by zero", "write when(… > 0, …) around it");
    const auto result = kind == ExpressionKind::add        ? left.value.plus(right.value)
                        : kind == ExpressionKind::subtract ? left.value.minus(right.value)
                        : kind == ExpressionKind::multiply ? left.value.times(right.value)
                                                           : left.value.divided(right.value);
    if (!result) return fail(place, "overflow", "the rule comes to a number past 64 bits", {});
    return RuleNumber{*result, false, false};
  }

  std::nullopt_t fail(const Place& place, std::string rule, std::string message, std::string help) {
    if (!fault_)
      fault_ = Error{ErrorKind::configuration, std::move(rule), std::move(message), place, std::move(help), {}};
    return std::nullopt;
  }

  CheckScope each_;
  const RuleInput& input_;
  std::optional<Error> fault_;
};

}  // namespace

FoundCell find_cell(const RuleInput& input, CheckScope each, const BoundCell& cell) {
  FoundCell found{nullptr, cell.at};
  const bool is_by_column = each == CheckScope::column;
  if (found.at.row == k_each) found.at.row = input.line;
  if (found.at.column == k_each) found.at.column = is_by_column ? input.line : input.column;
  if (!cell.is_previous) {
    found.cell = &cell_at(input.figures, found.at);
  } else if (input.previous && input.previous_form == &input.form) {
    found.cell = &cell_at(*input.previous, found.at);
  } else if (input.previous) {
    const auto there = find_cell(*input.previous_form, address_of(input.form, found.at));
    if (there) found.cell = &cell_at(*input.previous, *there);
  }
  return found;
}

std::optional<RuleNumber> number_of(const Cell& cell) {
  if (cell.state != CellState::value) return std::nullopt;
  if (cell.text == "<1") return RuleNumber{*Rational(1).divided(2), true, false};
  if (const auto number = parse_rational(cell.text)) return RuleNumber{*number, false, false};
  if (const auto date = parse_date(cell.text)) return RuleNumber{days_since_epoch(*date), false, true};
  return std::nullopt;
}

std::optional<std::vector<RuleNumber>> record_numbers(const BoundRecords& records, const RuleInput& input) {
  const auto& figures = input.figures.tables[records.table];
  std::vector<RuleNumber> numbers;
  for (std::size_t row = 0; row < figures.row_count(); ++row) {
    if (records.component_column) {
      const auto& component = cell_at(input.figures, {records.table, row, *records.component_column}).text;
      const auto* table = component_table(input.form);
      assert(table && "a check of each component stands in a form with component tables");
      const auto& current = table->rows[input.line].key;
      if (current != k_overall_row && component != current) continue;
    }
    const auto& cell = cell_at(input.figures, {records.table, row, records.column});
    if (cell.state == CellState::not_applicable) continue;
    const auto number = number_of(cell);
    if (!number) return std::nullopt;
    numbers.push_back(*number);
  }
  return numbers;
}

Result<std::optional<RuleNumber>> evaluate_number(const BoundExpression& expression, CheckScope each,
                                                  const RuleInput& input) {
  Evaluator evaluator(each, input);
  const auto number = evaluator.number(expression);
  if (evaluator.fault()) return *evaluator.fault();
  return number;
}

Result<Judgement> evaluate_rule(const BoundExpression& rule, CheckScope each, const RuleInput& input) {
  Evaluator evaluator(each, input);
  const auto judgement = evaluator.truth(rule);
  if (evaluator.fault()) return *evaluator.fault();
  return judgement;
}

}  // namespace gazette
