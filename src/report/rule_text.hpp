#pragma once
// A rule as people read it: with figures for its names (`300 + 5`), or with labels (`新收 + 上年结转 must equal …`).

#include "report/rule_evaluation.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace gazette {

/// Fills what an outcome that does not hold says: both sides with figures, their values and difference, the cells in
/// the order of the rule, and what is blank. `outcome.judgement`, `line` and `column` are set.
void describe_outcome(const BoundExpression& rule, CheckScope each, const RuleInput& input, CheckOutcome& outcome);

/// The rule with labels, in the words of messages: `新收 + 上年结转 must equal 总计 + 结转下年度`.
std::string rule_in_words(const BoundExpression& rule, const Form& form, std::string_view language);

/// What stands between the two sides of a rule that fails: ` but ` for figures that should be equal, ` is more than `,
/// …
std::string_view contradiction_words(const Expression& rule);

/// Where a check was applied: `column 自然人`, `row 新收`; empty for one that runs once.
std::string outcome_place(const Form& form, const FormCheck& check, const CheckOutcome& outcome,
                          std::string_view language);

}  // namespace gazette
