#include "report/carry_over.hpp"

#include "report/rule_evaluation.hpp"

#include <algorithm>

namespace gazette {

namespace {

/// Both sides of `c == prev.z`, whichever way round.
struct Sides {
  BoundCell own, previous;
};

std::optional<Sides> sides_of(const BoundExpression& rule) {
  if (rule.kind != ExpressionKind::equal || rule.operands.size() != 2) return std::nullopt;
  const auto &left = rule.operands[0], &right = rule.operands[1];
  const bool are_figures =
      left.kind == ExpressionKind::name && right.kind == ExpressionKind::name && left.cell && right.cell;
  if (!are_figures || left.cell->is_previous == right.cell->is_previous) return std::nullopt;
  return left.cell->is_previous ? Sides{*right.cell, *left.cell} : Sides{*left.cell, *right.cell};
}

bool is_total(const Form& form, const CellIndex& at) {
  const auto& table = form.tables[at.table];
  const bool is_in_total_column = at.column < table.columns.size() && table.columns[at.column].total;
  return is_in_total_column || (at.row < table.rows.size() && table.rows[at.row].total);
}

}  // namespace

std::vector<CarriedFigure> carried_over(const Form& form, const Form& previous_form, const Figures& previous) {
  Diagnostics none;
  const auto bound = bind_form(form, none);
  std::vector<CarriedFigure> carried;
  if (!bound) return carried;
  const auto blank = blank_figures(form);
  const RuleFacts facts;
  for (std::size_t i = 0; i < form.checks.size(); ++i) {
    const auto sides = sides_of(bound->checks[i]);
    const auto each = form.checks[i].each;
    if (!sides || each == CheckScope::cell) continue;
    for (const auto line : checked_lines(form, form.checks[i])) {
      const RuleInput input{form, blank, &previous_form, &previous, facts, line};
      const auto own = find_cell(input, each, sides->own), before = find_cell(input, each, sides->previous);
      const bool is_known = own.cell && before.cell && before.cell->state != CellState::blank;
      const bool has_place = own.at.row < form.tables[own.at.table].rows.size();
      if (!is_known || !has_place || is_total(form, own.at)) continue;
      carried.push_back({own.at, *before.cell, address_of(form, before.at)});
    }
  }
  std::stable_sort(carried.begin(), carried.end(),
                   [](const CarriedFigure& a, const CarriedFigure& b) { return a.cell < b.cell; });
  return carried;
}

}  // namespace gazette
