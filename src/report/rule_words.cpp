#include "report/rule_words.hpp"

#include "report/rule_notation.hpp"

#include <algorithm>
#include <array>
#include <set>

namespace gazette {

namespace {

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
