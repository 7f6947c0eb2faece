#pragma once
// The expressions of forms (docs/FORMS.md, "Expressions") as trees. Used by the form readers; binding ties their names
// to cells.

#include "base/result.hpp"
#include "model/expression.hpp"

#include <string_view>

namespace gazette {

/// Parses all of `text`. `place` is that of its first character; one of length 0 says that the file writes the text in
/// another way (with escapes, over several lines), and then it is the place of everything.
///
/// Error: rule `invalid-rule`, ErrorKind::configuration, at the character that does not fit, with what was expected.
Result<Expression> parse_expression(std::string_view text, const Place& place);

/// The same for the rule of a check: an expression that is true or false.
Result<Expression> parse_rule(std::string_view text, const Place& place);

}  // namespace gazette
