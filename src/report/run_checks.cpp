#include "report/run_checks.hpp"

#include "report/rule_text.hpp"

#include <algorithm>

namespace gazette {

namespace {

class CheckRun {
 public:
  CheckRun(const FormCheck& check, const BoundExpression& rule, const RuleInput& input,
           const std::vector<ReportNote>& notes, std::vector<Error>& faults)
      : check_(check), rule_(rule), input_(input), notes_(notes), faults_(faults) {
    result_.check = &check;
  }

  CheckResult run() {
    const auto columns = checked_columns(input_.form, check_);
    for (const auto line : checked_lines(input_.form, check_)) {
      for (const auto column : columns) run_at(line, column);
    }
    return std::move(result_);
  }

 private:
  void run_at(std::size_t line, std::size_t column) {
    RuleInput here{input_.form, input_.figures, input_.previous_form, input_.previous, input_.facts, line, column};
    const auto judgement = evaluate_rule(rule_, check_.each, here);
    if (!judgement) faults_.push_back(judgement.error());
    const auto found = judgement ? *judgement : Judgement::unknown;
    if (found == Judgement::holds) {
      ++result_.holds;
      return;
    }
    CheckOutcome outcome;
    outcome.judgement = found;
    outcome.line = line;
    outcome.column = column;
    describe_outcome(rule_, check_.each, here, outcome);
    // What is not applicable has no identity to keep.
    if (outcome.is_inapplicable && outcome.missing.empty()) return;
    (found == Judgement::fails ? result_.fails : result_.unknown)++;
    outcome.note = note_on(outcome);
    result_.outcomes.push_back(std::move(outcome));
  }

  /// The note on one of the outcome's cells, or on its table.
  std::string note_on(const CheckOutcome& outcome) const {
    const auto& form = input_.form;
    for (const auto& note : notes_) {
      const auto cell = find_cell(form, note.cell);
      const bool is_on_cell =
          cell && std::find(outcome.cells.begin(), outcome.cells.end(), *cell) != outcome.cells.end();
      const bool is_on_table = !cell && note.cell == check_.table;
      if (is_on_cell || is_on_table) return note.text;
    }
    return {};
  }

  const FormCheck& check_;
  const BoundExpression& rule_;
  const RuleInput& input_;
  const std::vector<ReportNote>& notes_;
  std::vector<Error>& faults_;
  CheckResult result_;
};

}  // namespace

std::vector<CheckResult> run_checks(const BoundForm& bound, const RuleInput& input,
                                    const std::vector<ReportNote>& notes, std::vector<Error>& faults) {
  std::vector<CheckResult> results;
  const auto& checks = input.form.checks;
  results.reserve(checks.size());
  for (std::size_t i = 0; i < checks.size(); ++i)
    results.push_back(CheckRun(checks[i], bound.checks[i], input, notes, faults).run());
  return results;
}

}  // namespace gazette
