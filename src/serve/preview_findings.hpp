#pragma once
// What is wrong with the site as its files are now. A value that requests share.

#include "base/diagnostics.hpp"

#include <cstddef>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace gazette {

/// Findings of the whole, and those of files that were read again since.
class PreviewFindings {
 public:
  PreviewFindings() = default;
  explicit PreviewFindings(Diagnostics all);

  /// The same with others for one file. They take the place of all that was known of it.
  PreviewFindings with(const std::string& file, Diagnostics of_file) const;

  std::vector<Diagnostic> of_file(const std::string& file) const;
  std::vector<Diagnostic> errors() const;
  /// All of them, by place.
  std::vector<Diagnostic> all() const;
  std::size_t count(Severity severity) const;
  bool has_errors() const { return count(Severity::error) > 0; }

 private:
  template <typename Take>
  void each(Take take) const;

  std::shared_ptr<const Diagnostics> base_ = std::make_shared<const Diagnostics>();
  std::map<std::string, Diagnostics> instead_;  ///< by file
};

}  // namespace gazette
