#include "report/outcome_figures.hpp"

#include "base/date.hpp"
#include "base/text.hpp"
#include "report/rule_notation.hpp"

#include <algorithm>

namespace gazette {

namespace {

constexpr std::size_t k_short_sum = 3;  // of longer ones the zeros are left out

std::string number_text(const RuleNumber& number) {
  if (number.is_date) return iso_date(date_from_days(number.value.numerator()));
  return number.is_below_one ? "<1" : decimal_text(number.value, 9);
}

class Describer {
 public:
  Describer(CheckScope each, const RuleInput& input, CheckOutcome& outcome)
      : each_(each), input_(input), outcome_(outcome) {}

  void describe(const BoundExpression& rule) {
    if (rule.kind == ExpressionKind::when) {
      if (outcome_.judgement == Judgement::unknown) note_missing(rule.operands[0]);
      return describe(rule.operands[1]);
    }
    if (is_comparison(rule.kind)) {
      outcome_.left = side(rule.operands[0]);
      outcome_.right = side(rule.operands[1]);
      add_values(rule);
    } else if (rule.kind == ExpressionKind::median_between) {
      outcome_.left = outcome_.left_value = side(rule.operands[0]);
      outcome_.right = outcome_.right_value = extremes(rule);
    }
  }

 private:
  std::string side(const BoundExpression& expression) {
    if (is_plain_sum(expression)) return sum_text(expression);
    return written(expression, [&](const BoundExpression& leaf) { return leaf_text(leaf); });
  }

  /// `a + b + sum(c)`, of which the zeros may be left out.
  static bool is_plain_sum(const BoundExpression& expression) {
    if (expression.kind == ExpressionKind::add)
      return is_plain_sum(expression.operands[0]) && is_plain_sum(expression.operands[1]);
    return expression.kind == ExpressionKind::name || expression.kind == ExpressionKind::sum;
  }

  /// Of a condition only what it lacks is told.
  void note_missing(const BoundExpression& condition) {
    if (!is_comparison(condition.kind)) side(condition);
    else
      for (const auto& operand : condition.operands) side(operand);
  }

  std::string leaf_text(const BoundExpression& leaf) {
    if (leaf.kind == ExpressionKind::name) return leaf.cell ? cell_text(*leaf.cell) : fact_text(leaf.name);
    if (leaf.kind == ExpressionKind::given) return given_text(leaf.operands[0]);
    if (leaf.kind == ExpressionKind::min || leaf.kind == ExpressionKind::max) return extremes(leaf);
    return sum_text(leaf);
  }

  /// Blank and not applicable are what is asked here, and keep nothing from being judged.
  std::string given_text(const BoundExpression& name) {
    if (!name.cell) return input_.facts.contains(name.name) ? fact_text(name.name) : "blank";
    const auto found = find_cell(input_, each_, *name.cell);
    if (!name.cell->is_previous) outcome_.cells.push_back(found.at);
    if (!found.cell || found.cell->state == CellState::blank) return "blank";
    return found.cell->state == CellState::value ? found.cell->text : "n/a";
  }

  std::string fact_text(const std::string& name) {
    const auto fact = input_.facts.find(name);
    if (fact != input_.facts.end()) return number_text(fact->second);
    outcome_.missing.push_back(name);
    return "?";
  }

  std::string cell_text(const BoundCell& cell) {
    const auto found = find_cell(input_, each_, cell);
    if (!cell.is_previous) outcome_.cells.push_back(found.at);
    const auto number = found.cell ? number_of(*found.cell) : std::nullopt;
    if (number) return number_text(*number);
    if (found.cell && found.cell->state == CellState::not_applicable) {
      outcome_.is_inapplicable = true;
      return "n/a";
    }
    const auto address = address_of(input_.form, found.at);
    outcome_.missing.push_back(cell.is_previous ? "prev." + address : address);
    return "?";
  }

  std::string sum_text(const BoundExpression& expression) {
    std::vector<std::string> terms;
    add_terms(expression, terms);
    if (terms.size() > k_short_sum) std::erase(terms, "0");
    return terms.empty() ? "0" : joined(terms, " + ");
  }

  void add_terms(const BoundExpression& expression, std::vector<std::string>& terms) {
    if (expression.kind == ExpressionKind::add)
      for (const auto& operand : expression.operands) add_terms(operand, terms);
    else if (expression.kind == ExpressionKind::name) terms.push_back(leaf_text(expression));
    else if (expression.records) add_records(*expression.records, terms);
    else add_group(expression, terms);
  }

  void add_records(const BoundRecords& records, std::vector<std::string>& terms) {
    const auto numbers = record_numbers(records, input_);
    if (!numbers) {
      outcome_.missing.push_back(input_.form.tables[records.table].key);
      terms.emplace_back("?");
      return;
    }
    for (const auto& number : *numbers) terms.push_back(number_text(number));
  }

  void add_group(const BoundExpression& group, std::vector<std::string>& terms) {
    for (const auto& cell : group.group) {
      const auto found = find_cell(input_, each_, cell);
      if (found.cell && found.cell->state == CellState::not_applicable) continue;
      terms.push_back(cell_text(cell));
    }
  }

  /// The numbers of a group that are given; what is blank is noted.
  std::vector<RuleNumber> given_numbers(const BoundExpression& leaf) {
    if (leaf.records) {
      const auto numbers = record_numbers(*leaf.records, input_);
      if (!numbers) outcome_.missing.push_back(input_.form.tables[leaf.records->table].key);
      return numbers.value_or(std::vector<RuleNumber>{});
    }
    std::vector<RuleNumber> numbers;
    for (const auto& cell : leaf.group) {
      const auto found = find_cell(input_, each_, cell);
      if (found.cell && found.cell->state == CellState::not_applicable) continue;
      cell_text(cell);
      if (const auto number = found.cell ? number_of(*found.cell) : std::nullopt) numbers.push_back(*number);
    }
    return numbers;
  }

  std::string extremes(const BoundExpression& leaf) {
    const auto numbers = given_numbers(leaf);
    if (numbers.empty()) return "?";
    const auto less = [](const RuleNumber& a, const RuleNumber& b) { return a.value < b.value; };
    const auto [least, greatest] = std::minmax_element(numbers.begin(), numbers.end(), less);
    if (leaf.kind == ExpressionKind::min) return number_text(*least);
    if (leaf.kind == ExpressionKind::max) return number_text(*greatest);
    return number_text(*least) + " to " + number_text(*greatest);
  }

  void add_values(const BoundExpression& rule) {
    if (rule.operands[0].kind == ExpressionKind::given || rule.operands[1].kind == ExpressionKind::given) return;
    const auto left = evaluate_number(rule.operands[0], each_, input_);
    const auto right = evaluate_number(rule.operands[1], each_, input_);
    if (!left || !right || !*left || !*right) return;
    outcome_.left_value = number_text(**left);
    outcome_.right_value = number_text(**right);
    const auto difference = (*left)->value.minus((*right)->value);
    if (difference && !difference->is_zero())
      outcome_.difference =
          decimal_text(difference->numerator() < 0 ? *Rational(0).minus(*difference) : *difference, 9);
  }

  CheckScope each_;
  const RuleInput& input_;
  CheckOutcome& outcome_;
};

}  // namespace

void describe_outcome(const BoundExpression& rule, CheckScope each, const RuleInput& input, CheckOutcome& outcome) {
  Describer(each, input, outcome).describe(rule);
}

std::string side_text(const std::string& side, const std::string& value) {
  return value.empty() || side == value ? side : side + " = " + value;
}

bool is_about_days(const CheckOutcome& outcome) { return outcome.left_value.find('-', 1) != std::string::npos; }

}  // namespace gazette
