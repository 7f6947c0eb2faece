#include "base/diagnostics.hpp"

#include <algorithm>
#include <iterator>
#include <tuple>

namespace gazette {

namespace {

auto order_of(const Diagnostic& d) {
  return std::tie(d.error.place.file, d.error.place.at.line, d.error.place.at.column, d.severity, d.error.rule,
                  d.error.message);
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
}

void Diagnostics::sort() {
  std::stable_sort(entries_.begin(), entries_.end(),
                   [](const Diagnostic& a, const Diagnostic& b) { return order_of(a) < order_of(b); });
  const auto last = std::unique(entries_.begin(), entries_.end(),
                                [](const Diagnostic& a, const Diagnostic& b) { return order_of(a) == order_of(b); });
  entries_.erase(last, entries_.end());
}

std::size_t Diagnostics::count(Severity severity) const {
  return static_cast<std::size_t>(
      std::count_if(entries_.begin(), entries_.end(), [&](const Diagnostic& d) { return d.severity == severity; }));
}

}  // namespace gazette
