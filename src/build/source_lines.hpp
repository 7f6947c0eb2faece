#pragma once
// Source lines for the excerpts of diagnostics.

#include "base/place.hpp"
#include "io/file_system.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace gazette {

/// Reads lines of files from the disk or, for those of the built-in theme and forms, from the binary. Keeps the last
/// file, since diagnostics come sorted by file. Not thread-safe.
class SourceLines {
 public:
  explicit SourceLines(const FileReader& files) : files_(files) {}

  /// The line, without its line end and without a BOM; empty when it cannot be had. Valid until the next call.
  std::string_view line_at(const Place& place);

 private:
  const FileReader& files_;
  std::string name_;
  std::string text_;
  std::vector<std::size_t> starts_;  ///< of its lines: many findings may stand in one file of many lines
};

}  // namespace gazette
