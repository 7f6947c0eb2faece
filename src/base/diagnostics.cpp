#include "base/diagnostics.hpp"

#include "base/diagnostic_order.hpp"

#include <algorithm>
#include <iterator>

namespace gazette {

namespace {

template <typename Finding>
void sort_once_each(std::vector<Finding>& findings) {
  std::vector<Finding> sorted;
  const auto order = sorted_once_each(std::span<Finding>(findings));
  sorted.reserve(order.size());
  for (auto* finding : order) sorted.push_back(std::move(*finding));
  findings = std::move(sorted);
}

}  // namespace

std::string_view severity_name(Severity severity) {
  switch (severity) {
    case Severity::error: return "error";
    case Severity::warning: return "warning";
    case Severity::info: return "info";
  }
  return "error";
}

void Diagnostics::add(Severity severity, Error error) { entries_.push_back({severity, std::move(error)}); }

void Diagnostics::append(Diagnostics other) {
  if (entries_.empty()) entries_ = std::move(other.entries_);
  else std::move(other.entries_.begin(), other.entries_.end(), std::back_inserter(entries_));
  std::move(other.waived_.begin(), other.waived_.end(), std::back_inserter(waived_));
}

void Diagnostics::sort() {
  sort_once_each(entries_);
  sort_once_each(waived_);
}

std::size_t Diagnostics::count(Severity severity) const {
  return static_cast<std::size_t>(
      std::count_if(entries_.begin(), entries_.end(), [&](const Diagnostic& d) { return d.severity == severity; }));
}

}  // namespace gazette
