#pragma once
// Runs the checks of a form on the figures of one report.

#include "model/report.hpp"
#include "report/rule_evaluation.hpp"

#include <vector>

namespace gazette {

/// One result for each check of the form, in its order. `input.line` and `input.column` are of no matter. Errors of the
/// form (`division-by-zero`, `overflow`) are added to `faults`; where they occur the check is unknown.
std::vector<CheckResult> run_checks(const BoundForm& bound, const RuleInput& input,
                                    const std::vector<ReportNote>& notes, std::vector<Error>& faults);

}  // namespace gazette
