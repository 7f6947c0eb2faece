#pragma once
// Computes the totals that a report leaves blank. After all declared and counted figures are in.

#include "base/result.hpp"
#include "report/rule_evaluation.hpp"

#include <vector>

namespace gazette {

/// Fills blank cells of total rows and columns (CellOrigin::total) whose operands are all given; the others stay blank.
/// Where both the row and the column are totals, the sum across the row goes first.
///
/// A declared percentage that its total's formula gives otherwise, to as many decimals as the format has or, without,
/// as it has itself, is added to `differences`.
///
/// Errors: those of `evaluate_number`, at the form's formula (of a total without one, at no place): all are returned,
/// and their cells stay blank. `overflow` also where a count comes to no whole number within 64 bits.
std::vector<Error> fill_totals(const Form& form, const BoundForm& bound, const RuleFacts& facts, Figures& figures,
                               std::vector<FigureDifference>& differences);

}  // namespace gazette
