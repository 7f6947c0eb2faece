// A total may need other totals. Formulas never go in circles (bind_form sees to it), so each cell is computed the
// first time it is needed, before whatever needs it.

#include "report/totals.hpp"

#include <algorithm>

namespace gazette {

namespace {

constexpr int k_most_decimals = 15;

class TotalsOfTable {
 public:
  TotalsOfTable(const Form& form, const BoundTotals& totals, const RuleFacts& facts, std::size_t table,
                Figures& figures, std::vector<FigureDifference>& differences)
      : form_(form), totals_(totals), facts_(facts), number_(table), figures_(figures), differences_(differences) {
    is_done_.resize(cells().size());
  }

  void fill() {
    const auto columns = figures_.tables[number_].columns;
    for (std::size_t i = 0; i < cells().size(); ++i) fill_cell(i / columns, i % columns);
  }

  std::vector<Error> take_faults() { return std::move(faults_); }

 private:
  std::vector<Cell>& cells() { return figures_.tables[number_].cells; }

  void fill_cell(std::size_t row, std::size_t column) {
    const auto index = row * figures_.tables[number_].columns + column;
    const bool is_there = row < figures_.tables[number_].row_count();  // a formula may name a record past the last
    if (!is_there || is_done_[index]) return;
    is_done_[index] = true;
    const auto* across =
        column < totals_.columns.size() && totals_.columns[column] ? &*totals_.columns[column] : nullptr;
    const auto* down = row < totals_.rows.size() && totals_.rows[row] ? &*totals_.rows[row] : nullptr;
    if (cells()[index].state == CellState::value && (across || down))
      return compare(across ? *across : *down, across ? CheckScope::row : CheckScope::column, {number_, row, column});
    if (cells()[index].state != CellState::blank) return;
    if (across) compute(*across, CheckScope::row, row, {number_, row, column});
    if (down && cells()[index].state == CellState::blank)
      compute(*down, CheckScope::column, column, {number_, row, column});
  }

  /// Computes what the expression needs, then the cell itself.
  void compute(const BoundExpression& expression, CheckScope each, std::size_t line, const CellIndex& at) {
    fill_needed(expression, each, line);
    const auto number = evaluate_number(expression, each, {form_, figures_, nullptr, nullptr, facts_, line, 0});
    if (!number) {
      faults_.push_back(number.error());
    } else if (*number) {
      store((*number)->value, expression.place, at);
    } else if (is_all_not_applicable(expression, each, line)) {
      auto& cell = cells()[at.row * figures_.tables[number_].columns + at.column];
      cell.state = CellState::not_applicable;
      cell.origin = CellOrigin::total;
    }
  }

  /// A declared percentage against its formula. Declared sums are the matter of the form's checks.
  void compare(const BoundExpression& expression, CheckScope each, const CellIndex& at) {
    const auto& format = format_of(form_.tables[number_], at.row, at.column);
    if (format.type != CellType::percent || expression.kind == ExpressionKind::sum) return;
    const auto line = each == CheckScope::row ? at.row : at.column;
    fill_needed(expression, each, line);
    const auto number = evaluate_number(expression, each, {form_, figures_, nullptr, nullptr, facts_, line, 0});
    const auto& text = cell_at(figures_, at).text;
    const auto declared = parse_rational(text);
    if (!number || !*number || !declared) return;
    const auto point = text.find('.');
    const auto stated = point == std::string::npos ? 0 : static_cast<int>(text.size() - point - 1);
    const auto decimals = format.decimals.value_or(std::min(stated, k_most_decimals));
    if (rounded((*number)->value, decimals) != *declared)
      differences_.push_back({at, CellOrigin::total, text, fixed_text((*number)->value, decimals)});
  }

  void fill_needed(const BoundExpression& expression, CheckScope each, std::size_t line) {
    const auto need = [&](const BoundCell& cell) {
      if (cell.at.table != number_ || cell.is_previous) return;
      fill_cell(cell.at.row == k_each ? line : cell.at.row, cell.at.column != k_each     ? cell.at.column
                                                            : each == CheckScope::column ? line
                                                                                         : 0);
    };
    if (expression.cell) need(*expression.cell);
    for (const auto& cell : expression.group) need(cell);
    for (const auto& operand : expression.operands) fill_needed(operand, each, line);
  }

  /// A sum of nothing but what is not applicable is not applicable itself.
  bool is_all_not_applicable(const BoundExpression& expression, CheckScope each, std::size_t line) const {
    if (expression.kind != ExpressionKind::sum || expression.group.empty()) return false;
    const RuleInput input{form_, figures_, nullptr, nullptr, facts_, line, 0};
    return std::all_of(expression.group.begin(), expression.group.end(), [&](const BoundCell& cell) {
      const auto found = find_cell(input, each, cell);
      return found.cell && found.cell->state == CellState::not_applicable;
    });
  }

  void store(Rational value, const Place& place, const CellIndex& at) {
    const auto& format = format_of(form_.tables[number_], at.row, at.column);
    if (format.type == CellType::count && (!value.is_whole() || value < Rational(0))) {
      faults_.push_back({ErrorKind::configuration,
                         "invalid-total",
                         "the total " + address_of(form_, at) + " is a count but comes to " + decimal_text(value),
                         place,
                         "let the form say type = \"decimal\" for it",
                         {}});
      return;
    }
    auto& cell = cells()[at.row * figures_.tables[number_].columns + at.column];
    cell.state = CellState::value;
    cell.origin = CellOrigin::total;
    cell.text = format.decimals ? fixed_text(value, *format.decimals) : decimal_text(value, 9);
  }

  const Form& form_;
  const BoundTotals& totals_;
  const RuleFacts& facts_;
  std::size_t number_;
  Figures& figures_;
  std::vector<FigureDifference>& differences_;
  std::vector<bool> is_done_;
  std::vector<Error> faults_;
};

}  // namespace

std::vector<Error> fill_totals(const Form& form, const BoundForm& bound, const RuleFacts& facts, Figures& figures,
                               std::vector<FigureDifference>& differences) {
  std::vector<Error> faults;
  for (std::size_t table = 0; table < form.tables.size(); ++table) {
    TotalsOfTable totals(form, bound.totals[table], facts, table, figures, differences);
    totals.fill();
    for (auto& fault : totals.take_faults()) faults.push_back(std::move(fault));
  }
  return faults;
}

}  // namespace gazette
