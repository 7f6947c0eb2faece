#include "report/rule_text.hpp"

#include "base/date.hpp"
#include "base/text.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <set>

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

/// What an earliest and a latest day are compared with.
std::string_view day_comparison_words(ExpressionKind kind) {
  switch (kind) {
    case ExpressionKind::less: return " must be earlier than ";
    case ExpressionKind::less_equal: return " must not be later than ";
    case ExpressionKind::greater: return " must be later than ";
    case ExpressionKind::greater_equal: return " must not be earlier than ";
    default: return comparison_words(kind);
  }
}

std::string_view contradiction_of(ExpressionKind kind) {
  switch (kind) {
    case ExpressionKind::not_equal: return " is ";
    case ExpressionKind::less: return " is not less than ";
    case ExpressionKind::less_equal: return " is more than ";
    case ExpressionKind::greater: return " is not more than ";
    case ExpressionKind::greater_equal: return " is less than ";
    case ExpressionKind::median_between: return " is outside ";
    default: return " but ";
  }
}

std::string_view day_contradiction_of(ExpressionKind kind) {
  switch (kind) {
    case ExpressionKind::less: return " is not earlier than ";
    case ExpressionKind::less_equal: return " is later than ";
    case ExpressionKind::greater: return " is not later than ";
    case ExpressionKind::greater_equal: return " is earlier than ";
    default: return contradiction_of(kind);
  }
}

std::string_view condition_words(ExpressionKind kind) {
  switch (kind) {
    case ExpressionKind::equal: return " is ";
    case ExpressionKind::not_equal: return " is not ";
    case ExpressionKind::less: return " is less than ";
    case ExpressionKind::less_equal: return " is at most ";
    case ExpressionKind::greater: return " is more than ";
    default: return " is at least ";
  }
}

bool is_sum_like(ExpressionKind kind) { return kind == ExpressionKind::add || kind == ExpressionKind::subtract; }
bool is_product(ExpressionKind kind) { return kind == ExpressionKind::multiply || kind == ExpressionKind::divide; }

/// Brackets where a sum stands under a product or a sign, and on the right of a minus or a division.
std::string bracketed(const BoundExpression& parent, std::size_t operand, std::string text) {
  const auto kind = parent.operands[operand].kind;
  const bool is_right = operand == 1;
  const bool is_sum_split = is_product(parent.kind) || parent.kind == ExpressionKind::negate ||
                            (is_right && parent.kind == ExpressionKind::subtract);
  const bool is_product_split = is_right && parent.kind == ExpressionKind::divide;
  const bool is_split = (is_sum_like(kind) && is_sum_split) || (is_product(kind) && is_product_split);
  return is_split ? "(" + text + ")" : text;
}

/// An expression written out; `leaf` writes names and groups.
std::string written(const BoundExpression& expression, const std::function<std::string(const BoundExpression&)>& leaf) {
  switch (expression.kind) {
    case ExpressionKind::number: return decimal_text(expression.number, 9);
    case ExpressionKind::negate: return "-" + bracketed(expression, 0, written(expression.operands[0], leaf));
    case ExpressionKind::when: return written(expression.operands[1], leaf);
    case ExpressionKind::add:
    case ExpressionKind::subtract:
    case ExpressionKind::multiply:
    case ExpressionKind::divide: {
      // One after the other, since leaves note the cells that they write.
      auto left = bracketed(expression, 0, written(expression.operands[0], leaf));
      auto right = bracketed(expression, 1, written(expression.operands[1], leaf));
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

/// Facts that are days.
bool is_day(std::string_view name) {
  constexpr std::array<std::string_view, 4> k_days = {"report.made", "report.published", "report.period_end",
                                                      "report.deadline"};
  return std::find(k_days.begin(), k_days.end(), name) != k_days.end();
}

/// The tables of all figures that a rule names.
void collect_tables(const BoundExpression& expression, std::set<std::size_t>& tables) {
  if (expression.cell) tables.insert(expression.cell->at.table);
  if (expression.records) tables.insert(expression.records->table);
  for (const auto& cell : expression.group) tables.insert(cell.at.table);
  for (const auto& operand : expression.operands) collect_tables(operand, tables);
}

class Words {
 public:
  Words(const Form& form, std::string_view language) : form_(form), language_(language) {}

  /// The rule with its conditions last: `… must equal … when … is more than 0 and … is given`.
  std::string rule(const BoundExpression& rule) {
    std::set<std::size_t> tables;
    collect_tables(rule, tables);
    are_tables_named_ = tables.size() > 1;
    std::string conditions;
    const auto* part = &rule;
    for (; part->kind == ExpressionKind::when; part = &part->operands[1])
      conditions += (conditions.empty() ? " when " : " and ") + condition(part->operands[0]);
    return verdict(*part) + conditions;
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
  std::string of(const BoundExpression& expression) const {
    return written(expression, [&](const BoundExpression& leaf) { return leaf_words(leaf); });
  }

  std::string verdict(const BoundExpression& part) const {
    if (part.kind == ExpressionKind::median_between)
      return of(part.operands[0]) + " must lie between the least and the greatest of " + group_words(part);
    if (!is_comparison(part.kind)) return of(part);
    const auto& left = part.operands[0];
    const auto& right = part.operands[1];
    const bool is_about_given = left.kind == ExpressionKind::given && right.kind == ExpressionKind::given;
    if (is_about_given && part.kind == ExpressionKind::equal)
      return of(left) + " must be given where " + of(right) + " is, and only there";
    const auto verb =
        is_day(left.name) && is_day(right.name) ? day_comparison_words(part.kind) : comparison_words(part.kind);
    return of(left) + std::string(verb) + of(right);
  }

  std::string condition(const BoundExpression& part) const {
    if (part.kind == ExpressionKind::given) return of(part) + " is given";
    if (!is_comparison(part.kind)) return verdict(part);
    const auto& left = part.operands[0];
    const auto& right = part.operands[1];
    const bool is_flag = left.name == "body.makes_rules" && part.kind == ExpressionKind::equal;
    if (is_flag && right.kind == ExpressionKind::number)
      return right.number.is_zero() ? "the body makes no rules" : "the body makes rules";
    return of(left) + std::string(condition_words(part.kind)) + of(right);
  }

  std::string leaf_words(const BoundExpression& leaf) const {
    if (leaf.kind == ExpressionKind::given) return leaf_words(leaf.operands[0]);
    if (leaf.kind == ExpressionKind::sum) return "the sum of " + group_words(leaf);
    if (leaf.kind == ExpressionKind::min) return "the least of " + group_words(leaf);
    if (leaf.kind == ExpressionKind::max) return "the greatest of " + group_words(leaf);
    if (!leaf.cell) return std::string(fact_words(leaf.name));
    auto label = cell_label(leaf.cell->at);
    if (label.empty()) label = leaf.name;
    label += table_words(leaf.cell->at.table);
    return leaf.cell->is_previous ? label + " of the year before" : label;
  }

  /// The key of the table where the rule reads several: `Total (v_b1)`.
  std::string table_words(std::size_t table) const {
    return are_tables_named_ ? " (" + form_.tables[table].key + ")" : std::string();
  }

  std::string group_words(const BoundExpression& leaf) const {
    if (leaf.records)
      return line_label(form_.tables[leaf.records->table].columns[leaf.records->column]) +
             table_words(leaf.records->table);
    const auto table = leaf.group.empty() ? std::string() : table_words(leaf.group.front().at.table);
    return group_label(leaf) + table;
  }

  std::string group_label(const BoundExpression& leaf) const {
    for (const auto& table : form_.tables) {
      for (const auto* groups : {&table.row_groups, &table.column_groups}) {
        const auto group = find_group(*groups, leaf.name);
        if (group && !leaf.group.empty() && &table == &form_.tables[leaf.group.front().at.table])
          return label_in((*groups)[*group].label, language_);
      }
    }
    const auto name = std::string_view(leaf.name).substr(leaf.name.rfind('.') + 1);
    return name == "others" ? "the others" : name == "components" ? "the components" : leaf.name;
  }

  const Form& form_;
  std::string_view language_;
  bool are_tables_named_ = false;
};

}  // namespace

void describe_outcome(const BoundExpression& rule, CheckScope each, const RuleInput& input, CheckOutcome& outcome) {
  Describer(each, input, outcome).describe(rule);
}

std::string rule_in_words(const BoundExpression& rule, const Form& form, std::string_view language) {
  return Words(form, language).rule(rule);
}

std::string_view contradiction_words(const Expression& rule) {
  if (rule.kind == ExpressionKind::when) return contradiction_words(rule.operands[1]);
  const bool is_about_days = is_comparison(rule.kind) && is_day(rule.operands[0].name) && is_day(rule.operands[1].name);
  return is_about_days ? day_contradiction_of(rule.kind) : contradiction_of(rule.kind);
}

std::string outcome_place(const Form& form, const FormCheck& check, const CheckOutcome& outcome,
                          std::string_view language) {
  const Words words(form, language);
  const auto number = find_table(form, check.table);
  if (check.each == CheckScope::component) {
    const auto* table = component_table(form);
    return table ? words.line_label(table->rows[outcome.line]) : std::string();
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
