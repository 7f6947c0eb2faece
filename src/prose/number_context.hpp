#pragma once
// Which numbers in prose count nothing: dates, references, telephone numbers, list marks and their like.

#include "prose/prose_units.hpp"

#include <string_view>

namespace gazette {

/// A number and what stands around it in its block.
struct NumberContext {
  std::string_view before, after;
  std::string_view digits;  ///< ASCII, with a point before decimals, without separators
  bool has_separator = false;
  ProseUnit unit;
};

/// Whether the number names or dates something, or is one of many in a range, or no exact one (`约300件`).
bool counts_nothing(const NumberContext& number);

/// The end of `before` back to the last separator, bracket or sentence end.
std::string_view clause_before(std::string_view before);

/// Whether the number that follows the clause is a change or another year's: `比上年增加5件`, `down by 5`.
bool is_comparison(std::string_view clause);

}  // namespace gazette
