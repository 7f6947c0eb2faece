#pragma once
// A rule as arithmetic on paper: signs, and brackets where they are needed. Shared by outcome_figures and rule_words.

#include "report/rule_binding.hpp"

#include <functional>
#include <string>

namespace gazette {

/// Writes a name, or a function of a group: as its figure, or as its label.
using LeafText = std::function<std::string(const BoundExpression&)>;

/// An expression without its condition. Leaves are written from left to right, each once.
std::string written(const BoundExpression& expression, const LeafText& leaf);

}  // namespace gazette
