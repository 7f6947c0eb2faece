#pragma once
// A rule with labels, as messages and pages say it: `新收 + 上年结转 must equal …`, and where it was applied.

#include "model/report.hpp"
#include "report/rule_binding.hpp"

#include <string>
#include <string_view>

namespace gazette {

/// The rule with labels, in the words of messages: `新收 + 上年结转 must equal 总计 + 结转下年度`.
std::string rule_in_words(const BoundExpression& rule, const Form& form, std::string_view language);

/// What stands between the two sides of a rule that fails: ` but ` for figures that should be equal, ` is more than `,
/// …
std::string_view contradiction_words(const Expression& rule);

/// Where a check was applied: `column 自然人`, `row 新收`; empty for one that runs once.
std::string outcome_place(const Form& form, const FormCheck& check, const CheckOutcome& outcome,
                          std::string_view language);

}  // namespace gazette
