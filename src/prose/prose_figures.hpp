#pragma once
// Lint I9 (domain, A.2.5): numbers typed into the prose of a report that equal, or nearly equal, a figure that the text
// could cite. Retyped numbers are what contradicts the tables later.

#include "base/result.hpp"
#include "prose/prose_numbers.hpp"
#include "prose/prose_sums.hpp"

#include <string>
#include <vector>

namespace gazette {

/// A figure that `{{name}}` would print.
struct CitableFigure {
  std::string name;  ///< `t3.n.total`, `site.published.year`
  Rational value;
  std::string unit;  ///< `件`, `%`; empty when unknown
  std::string
      label;  ///< what the form calls it (收到申请); empty when unknown. Settles which of many figures is meant.
};

/// One block of prose, read.
struct ReadProse {
  ProseText text;
  std::vector<ProseNumber> numbers;
  std::vector<StatedSum> sums;
};

ReadProse read_prose(const ProseBlock& block, const FigureValue& value_of);

/// Findings `uncited-figure` and `nearly-a-figure` of a whole text, each number once; the file's name is the caller's
/// to add. `figures` are in the form's order.
///
/// Of numbers below ten only those count whose unit is the figure's and that at most three figures (or one that the
/// sentence names by its label) equal; 0 and unlabelled 100% never do. Nearly a figure are whole numbers and decimals
/// of three digits or more that differ from it by 1, in one digit, or by two neighbours exchanged; not round ones,
/// comparisons, nor numbers of a sum that adds up. In a form of many figures one of three digits must be named by its
/// label, or be a total that differs by 1 or by an exchange: otherwise chance alone would find such pairs.
std::vector<Error> figure_findings(const std::vector<ReadProse>& prose, const std::vector<CitableFigure>& figures);

}  // namespace gazette
