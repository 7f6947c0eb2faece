#include "base/diagnostics.hpp"

#include <algorithm>
#include <iterator>
#include <tuple>

namespace gazette {

namespace {

// Of a Diagnostic or a WaivedFinding.
auto order_of(const auto& d) {
  return std::tie(d.error.place.file, d.error.place.at.line, d.error.place.at.column, d.severity, d.error.rule,
                  d.error.message);
}

template <typename T>
void sort_once_each(std::vector<T>& all) {
  std::stable_sort(all.begin(), all.end(), [](const T& a, const T& b) { return order_of(a) < order_of(b); });
  const auto last =
      std::unique(all.begin(), all.end(), [](const T& a, const T& b) { return order_of(a) == order_of(b); });
  all.erase(last, all.end());
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
  std::move(other.entries_.begin(), other.entries_.end(), std::back_inserter(entries_));
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
