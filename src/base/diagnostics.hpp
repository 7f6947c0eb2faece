#pragma once
// What a run found: every problem, not the first. Stages gather into Diagnostics and the pipeline
// stops after a stage that added an error.

#include "base/result.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace gazette {

enum class Severity { error, warning, info };

std::string_view severity_name(Severity severity);

struct Diagnostic {
  Severity severity = Severity::error;
  Error error;
};

/// A finding that the author of an item accepted, with the reason. It is no problem of the run, but not forgotten.
struct WaivedFinding {
  Severity severity = Severity::warning;  ///< that it would have had
  Error error;
  std::string item;    ///< the source of the item that waives it
  std::string waiver;  ///< the rule as the waiver names it: `late-publication`, `report-check:I4`
  std::string reason;
};

/// An unordered heap of findings until `sort` puts them in the order of file, line, column.
/// Not thread-safe: each worker fills its own, and `append` joins them.
class Diagnostics {
 public:
  void add(Severity severity, Error error);
  void add_error(Error error) { add(Severity::error, std::move(error)); }
  void add_waived(WaivedFinding finding) { waived_.push_back(std::move(finding)); }
  void append(Diagnostics other);

  /// Sorts by file, line, column, rule and message, and drops exact repetitions.
  void sort();

  bool has_errors() const { return count(Severity::error) > 0; }
  std::size_t count(Severity severity) const;
  bool empty() const { return entries_.empty(); }
  const std::vector<Diagnostic>& entries() const { return entries_; }
  /// What was found and accepted; no count includes it.
  const std::vector<WaivedFinding>& waived() const { return waived_; }

 private:
  std::vector<Diagnostic> entries_;
  std::vector<WaivedFinding> waived_;
};

}  // namespace gazette
