#pragma once
// Places of sightings: bytes into lines and columns.

#include "base/place.hpp"

#include <cstddef>
#include <string_view>

namespace gazette {

/// Walks a text once for offsets that come in order.
class PositionWalker {
 public:
  explicit PositionWalker(std::string_view text) : text_(text) {}

  /// The position of `length` bytes at `offset`, which is not before the one asked for last.
  Position at(std::size_t offset, std::size_t length);

 private:
  std::string_view text_;
  std::size_t walked_ = 0, counted_ = 0;  // up to which lines, and columns, are counted
  int line_ = 1, column_ = 1;
};

}  // namespace gazette
