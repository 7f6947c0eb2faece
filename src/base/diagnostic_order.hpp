#pragma once
// The order of findings, and with it which of them are one.

#include "base/diagnostics.hpp"

#include <algorithm>
#include <span>
#include <tuple>
#include <vector>

namespace gazette {

/// What findings are sorted by, and are repetitions of each other if they share: of a Diagnostic or a WaivedFinding.
/// Views into it.
auto order_of(const auto& finding) {
  const auto& [kind, rule, message, place, help, notes] = finding.error;
  return std::tie(place.file, place.at.line, place.at.column, finding.severity, rule, message);
}

/// The findings in their order, of repetitions the first. They stay where they are: they are large.
template <typename Finding>
std::vector<Finding*> sorted_once_each(std::span<Finding> findings) {
  std::vector<Finding*> sorted;
  sorted.reserve(findings.size());
  for (auto& finding : findings) sorted.push_back(&finding);
  const auto is_before = [](const Finding* a, const Finding* b) { return order_of(*a) < order_of(*b); };
  if (!std::is_sorted(sorted.begin(), sorted.end(), is_before))
    std::stable_sort(sorted.begin(), sorted.end(), is_before);
  const auto is_same = [](const Finding* a, const Finding* b) { return order_of(*a) == order_of(*b); };
  sorted.erase(std::unique(sorted.begin(), sorted.end(), is_same), sorted.end());
  return sorted;
}

}  // namespace gazette
