#pragma once
// What the bytes of an output file come from.

#include <cstdint>

namespace gazette {

/// Fingerprints, by where they come from, so that a build can say why it makes a file again. Configuration, theme and
/// program are inputs of every file and not among these.
struct OutputInputs {
  std::uint64_t subject = 0;       ///< the item, category or term that the page is about
  std::uint64_t surroundings = 0;  ///< neighbours, categories above, what it links to
  std::uint64_t list = 0;          ///< the entries that it lists

  friend bool operator==(const OutputInputs&, const OutputInputs&) = default;
};

}  // namespace gazette
