#pragma once
// What a check found, with the figures themselves: `300 + 5`, their sum, the difference, what is blank.

#include "report/rule_evaluation.hpp"

#include <string>

namespace gazette {

/// Fills what an outcome that does not hold says: both sides with figures, their values and difference, the cells in
/// the order of the rule, and what is blank. `outcome.judgement`, `line` and `column` are set.
void describe_outcome(const BoundExpression& rule, CheckScope each, const RuleInput& input, CheckOutcome& outcome);

/// One side of an outcome with its value: `300 + 5 = 305`, or a single figure alone.
std::string side_text(const std::string& side, const std::string& value);

/// Whether it compares days, whose difference is a number of them and says little.
bool is_about_days(const CheckOutcome& outcome);

}  // namespace gazette
