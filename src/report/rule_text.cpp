#include "report/rule_text.hpp"

#include "base/date.hpp"
#include "base/text.hpp"

#include <algorithm>
#include <array>
#include <functional>

namespace gazette {

namespace {

constexpr std::size_t k_short_sum = 3;  // of longer ones the zeros are left out

std::string_view operator_sign(ExpressionKind kind) {
  switch (kind) {
    case ExpressionKind::add: return " + ";
    case ExpressionKind::subtract: return " - ";
    case ExpressionKind::multiply: return " × ";
    case ExpressionKind::divide: return " ÷ ";
    default: return " ";
  }
}

std::string_view comparison_words(ExpressionKind kind) {
  switch (kind) {
    case ExpressionKind::equal: return " must equal ";
    case ExpressionKind::not_equal: return " must not equal ";
    case ExpressionKind::less: return " must be less than ";
    case ExpressionKind::less_equal: return " must not exceed ";
    case ExpressionKind::greater: return " must be more than ";
    default: return " must be at least ";
  }
}

bool is_sum_like(ExpressionKind kind) { return kind == ExpressionKind::add || kind == ExpressionKind::subtract; }

/// Brackets where a sum stands under a product or on the right of a minus.
std::string bracketed(const BoundExpression& parent, std::size_t operand, std::string text) {
  const auto kind = parent.operands[operand].kind;
  const bool is_under_product = parent.kind == ExpressionKind::multiply || parent.kind == ExpressionKind::divide;
  const bool is_subtrahend = operand == 1 && parent.kind == ExpressionKind::subtract;
  return is_sum_like(kind) && (is_under_product || is_subtrahend) ? "(" + text + ")" : text;
}

/// An expression written out; `leaf` writes names and groups.
std::string written(const BoundExpression& expression, const std::function<std::string(const BoundExpression&)>& leaf) {
  switch (expression.kind) {
    case ExpressionKind::number: return decimal_text(expression.number, 9);
    case ExpressionKind::negate: return "-" + written(expression.operands[0], leaf);
    case ExpressionKind::when: return written(expression.operands[1], leaf);
    case ExpressionKind::add:
    case ExpressionKind::subtract:
    case ExpressionKind::multiply:
    case ExpressionKind::divide: {
      // `leaf` may take notes, so that the left side goes first, which `+` alone does not promise.
      const auto left = bracketed(expression, 0, written(expression.operands[0], leaf));
      const auto right = bracketed(expression, 1, written(expression.operands[1], leaf));
      return left + std::string(operator_sign(expression.kind)) + right;
    }
    default: return leaf(expression);
  }
}

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
      if (outcome_.judgement == Judgement::unknown) side(rule.operands[0]);
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
    if (is_comparison(expression.kind)) {
      const auto left = side(expression.operands[0]);
      return left + " " + side(expression.operands[1]);
    }
    return written(expression, [&](const BoundExpression& leaf) { return leaf_text(leaf); });
  }

  std::string leaf_text(const BoundExpression& leaf) {
    if (leaf.kind == ExpressionKind::name) return leaf.cell ? cell_text(*leaf.cell) : fact_text(leaf.name);
    if (leaf.kind == ExpressionKind::given) return leaf_text(leaf.operands[0]);
    if (leaf.kind == ExpressionKind::min || leaf.kind == ExpressionKind::max) return extremes(leaf);
    return sum_text(leaf);
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

  std::string sum_text(const BoundExpression& leaf) {
    std::vector<std::string> terms;
    if (leaf.records) {
      for (const auto& number : record_numbers(*leaf.records, input_).value_or(std::vector<RuleNumber>{}))
        terms.push_back(number_text(number));
    }
    for (const auto& cell : leaf.group) {
      const auto found = find_cell(input_, each_, cell);
      if (found.cell && found.cell->state == CellState::not_applicable) continue;
      terms.push_back(cell_text(cell));
    }
    if (terms.size() > k_short_sum) std::erase(terms, "0");
    return terms.empty() ? "0" : joined(terms, " + ");
  }

  std::string extremes(const BoundExpression& leaf) {
    std::vector<RuleNumber> numbers;
    for (const auto& cell : leaf.group) {
      const auto found = find_cell(input_, each_, cell);
      if (found.cell && found.cell->state == CellState::not_applicable) continue;
      cell_text(cell);
      if (const auto number = found.cell ? number_of(*found.cell) : std::nullopt) numbers.push_back(*number);
    }
    if (numbers.empty()) return "?";
    const auto less = [](const RuleNumber& a, const RuleNumber& b) { return a.value < b.value; };
    const auto [least, greatest] = std::minmax_element(numbers.begin(), numbers.end(), less);
    if (leaf.kind == ExpressionKind::min) return number_text(*least);
    if (leaf.kind == ExpressionKind::max) return number_text(*greatest);
    return number_text(*least) + " to " + number_text(*greatest);
  }

  void add_values(const BoundExpression& rule) {
    const auto left = evaluate_number(rule.operands[0], each_, input_);
    const auto right = evaluate_number(rule.operands[1], each_, input_);
    if (!left || !right || !*left || !*right) return;
    outcome_.left_value = number_text(**left);
    outcome_.right_value = number_text(**right);
    const auto difference = (*left)->value.minus((*right)->value);
    if (difference) outcome_.difference = decimal_text(difference->numerator() < 0 ? *Rational(0).minus(*difference) : *difference, 9);
  }

  CheckScope each_;
  const RuleInput& input_;
  CheckOutcome& outcome_;
};

std::string_view fact_words(std::string_view name) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 8> k_words = {{
      {"report.year", "the year of the report"},
      {"report.year_in_title", "the year in the title"},
      {"report.year_in_address", "the year in the address"},
      {"report.made", "the date made"},
      {"report.published", "the date published"},
      {"report.period_end", "the last day of the period"},
      {"report.deadline", "the deadline"},
      {"body.makes_rules", "whether the body makes rules"},
  }};
  for (const auto& [fact, words] : k_words)
    if (fact == name) return words;
  return name;
}

class Words {
 public:
  Words(const Form& form, std::string_view language) : form_(form), language_(language) {}

  std::string of(const BoundExpression& expression) const {
    if (expression.kind == ExpressionKind::median_between)
      return of(expression.operands[0]) + " must lie between the least and the greatest of " + group_words(expression);
    return written(expression, [&](const BoundExpression& leaf) { return leaf_words(leaf); });
  }

  std::string line_label(const FormLine& line) const { return label_in(short_label_of(line), language_); }

  std::string cell_label(const CellIndex& at) const {
    const auto& table = form_.tables[at.table];
    std::string out;
    if (at.row != k_each && at.row < table.rows.size()) out = line_label(table.rows[at.row]);
    if (at.column != k_each && at.column < table.columns.size()) {
      const auto column = line_label(table.columns[at.column]);
      out += out.empty() ? column : " " + column;
    }
    return out;
  }

 private:
  std::string leaf_words(const BoundExpression& leaf) const {
    if (leaf.kind == ExpressionKind::given) return leaf_words(leaf.operands[0]);
    if (leaf.kind == ExpressionKind::sum) return "the sum of " + group_words(leaf);
    if (leaf.kind == ExpressionKind::min) return "the least of " + group_words(leaf);
    if (leaf.kind == ExpressionKind::max) return "the greatest of " + group_words(leaf);
    if (!leaf.cell) return std::string(fact_words(leaf.name));
    auto label = cell_label(leaf.cell->at);
    if (label.empty()) label = leaf.name;
    return leaf.cell->is_previous ? label + " of the year before" : label;
  }

  std::string group_words(const BoundExpression& leaf) const {
    for (const auto& table : form_.tables) {
      for (const auto* groups : {&table.row_groups, &table.column_groups}) {
        const auto group = find_group(*groups, leaf.name);
        if (group && !leaf.group.empty() && &table == &form_.tables[leaf.group.front().at.table])
          return label_in((*groups)[*group].label, language_);
      }
    }
    return leaf.name == "others" ? "the others" : leaf.name == "components" ? "the components" : leaf.name;
  }

  const Form& form_;
  std::string_view language_;
};

}  // namespace

void describe_outcome(const BoundExpression& rule, CheckScope each, const RuleInput& input, CheckOutcome& outcome) {
  Describer(each, input, outcome).describe(rule);
}

std::string rule_in_words(const BoundExpression& rule, const Form& form, std::string_view language) {
  const auto& part = deciding_part(rule);
  const Words words(form, language);
  if (!is_comparison(part.kind)) return words.of(part);
  return words.of(part.operands[0]) + std::string(comparison_words(part.kind)) + words.of(part.operands[1]);
}

std::string outcome_place(const Form& form, const FormCheck& check, const CheckOutcome& outcome,
                          std::string_view language) {
  const Words words(form, language);
  const auto number = find_table(form, check.table);
  if (check.each == CheckScope::component) {
    for (const auto& table : form.tables)
      if (table.has_component_rows) return words.line_label(table.rows[outcome.line]);
    return {};
  }
  if (!number) return {};
  const auto& table = form.tables[*number];
  switch (check.each) {
    case CheckScope::column:
      return table.columns.empty() ? std::string() : "column " + words.line_label(table.columns[outcome.line]);
    case CheckScope::row: return "row " + words.line_label(table.rows[outcome.line]);
    case CheckScope::cell: return words.cell_label({*number, outcome.line, outcome.column});
    default: return {};
  }
}

}  // namespace gazette
