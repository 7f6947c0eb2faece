#pragma once
// The rules of forms as a tree: `n + c == t + z`. Parsed and evaluated by `report`; data only.

#include "base/place.hpp"
#include "base/rational.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace gazette {

enum class ExpressionKind {
  number,
  name,  ///< a figure or a fact: `n`, `t3.n.total`, `prev.z`, `report.published`
  negate,
  add,
  subtract,
  multiply,
  divide,
  equal,
  not_equal,
  less,
  less_equal,
  greater,
  greater_equal,
  sum,  ///< of a group, of `others`, of `components`, or of a column of records
  min,
  max,
  median_between,  ///< the first operand lies between the least and the greatest of the group
  given,           ///< 1 when the figure has a value, 0 when it is blank or not applicable
  when             ///< the second operand, where the first holds
};

struct Expression {
  ExpressionKind kind = ExpressionKind::number;
  Rational number;                   ///< of a number
  std::string name;                  ///< of a name; of sum, min, max and median_between: the group
  std::vector<Expression> operands;  ///< none, one or two
  Place place;                       ///< in the form's file
};

/// Whether the result is true or false, not a number.
constexpr bool is_comparison(ExpressionKind kind) {
  return kind >= ExpressionKind::equal && kind <= ExpressionKind::greater_equal;
}

}  // namespace gazette
