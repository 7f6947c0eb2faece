#pragma once
// The numbers in a block of prose that count or measure something.

#include "base/rational.hpp"
#include "prose/prose_text.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace gazette {

struct ProseNumber {
  Rational value;
  std::string digits;     ///< ASCII, with a point before decimals, without separators
  std::string unit;       ///< the word that follows; empty for none
  std::string figure;     ///< the name of the figure that was cited; empty for a bare number
  std::size_t start = 0;  ///< bytes of the text, without the unit
  std::size_t size = 0;
  std::size_t unit_end = 0;  ///< the byte behind the unit

  bool is_cited() const { return !figure.empty(); }
};

/// The numbers of a block in their order: `1,234`, `59237.24`, `１６２`, `100%`, and every cited figure that is one.
///
/// Bare numbers that count nothing are left out (years, dates, times, references, document and index numbers,
/// telephone numbers, list marks, numbers joined to letters, ranges, negative and approximate ones, titles in 《》), as
/// are those of more than eighteen digits. Chinese numerals are not read.
std::vector<ProseNumber> numbers_of(const ProseText& prose);

/// As messages show it, with its unit: `300件`, `300 requests`, `100%`.
std::string shown_number(const ProseText& prose, const ProseNumber& number);

Position position_of(const ProseText& prose, const ProseNumber& number);

}  // namespace gazette
