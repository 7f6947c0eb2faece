#pragma once
// Lint I10 (domain, A.2.5): parts that prose lists must add up to the whole that it states, as in
// `收到申请300件，其中自然人280件，法人20件` or `300 requests, of which 280 were granted and 20 refused`.

#include "base/result.hpp"
#include "prose/prose_numbers.hpp"

#include <cstddef>
#include <vector>

namespace gazette {

enum class SumVerdict {
  adds_up,
  differs,  ///< a finding
  unclear   ///< the list need not be whole, or may count things twice
};

/// A whole and its parts, as indices into the block's numbers.
struct StatedSum {
  std::size_t whole = 0;
  std::vector<std::size_t> parts;  ///< two or more
  Rational sum;                    ///< of the parts
  SumVerdict verdict = SumVerdict::unclear;
};

/// Every whole with parts that a block states. `numbers` are those of the block, cited ones with their values.
///
/// A list ends with its sentence or its bracket; a number in a bracket inside it, a percentage or a comparison with
/// another year is no part. As soon as parts add up the rest is taken for another statement.
std::vector<StatedSum> stated_sums(const ProseText& prose, const std::vector<ProseNumber>& numbers);

/// Findings `parts-do-not-add-up`, at the whole; the file's name is the caller's to add.
std::vector<Error> sum_findings(const ProseText& prose, const std::vector<ProseNumber>& numbers,
                                const std::vector<StatedSum>& sums);

}  // namespace gazette
