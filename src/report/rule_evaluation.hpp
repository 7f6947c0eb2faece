#pragma once
// Evaluates bound rules on the figures of a report. Exact: no rounding, no floating point.

#include "base/result.hpp"
#include "model/report.hpp"
#include "report/rule_binding.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace gazette {

/// A number as rules see it.
struct RuleNumber {
  Rational value;
  bool is_below_one = false;  ///< `<1` days: somewhere between 0 and 1
  bool is_date = false;       ///< days since the epoch
};

/// What rules may ask beside figures: `report.year`, `body.makes_rules`. A name that is not here is blank.
using RuleFacts = std::map<std::string, RuleNumber, std::less<>>;

/// What a rule is evaluated on. All of it outlives the call.
struct RuleInput {
  const Form& form;
  const Figures& figures;
  const Form* previous_form = nullptr;  ///< of the same body's report on the year before; null without one
  const Figures* previous = nullptr;
  const RuleFacts& facts;
  std::size_t line = 0;    ///< the row, column or component that `each` has come to
  std::size_t column = 0;  ///< with `each = "cell"`, where `line` is the row
};

/// The figure that a name stands for; null where there is none: no report on the year before, or no such cell in it.
struct FoundCell {
  const Cell* cell = nullptr;
  CellIndex at;  ///< in the form of this report
};
FoundCell find_cell(const RuleInput& input, CheckScope each, const BoundCell& cell);

/// The cell as a number; nothing when it is blank, not applicable or no number.
std::optional<RuleNumber> number_of(const Cell& cell);

/// A number, or nothing when something it needs is blank. Errors are the form's (ErrorKind::configuration, at the
/// operator): `division-by-zero`, `overflow`.
Result<std::optional<RuleNumber>> evaluate_number(const BoundExpression& expression, CheckScope each,
                                                  const RuleInput& input);

/// Whether the rule holds. Errors as above.
Result<Judgement> evaluate_rule(const BoundExpression& rule, CheckScope each, const RuleInput& input);

/// The numbers that a sum over records adds; nothing when one of them is blank.
std::optional<std::vector<RuleNumber>> record_numbers(const BoundRecords& records, const RuleInput& input);

}  // namespace gazette
