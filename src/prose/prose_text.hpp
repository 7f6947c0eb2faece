#pragma once
// A block of prose as its reader sees it, with values where figures are cited, and the way back to the file.

#include "model/prose.hpp"

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gazette {

/// What a cited figure becomes; nothing for one that is unknown or blank.
using FigureValue = std::function<std::optional<std::string>(std::string_view)>;

struct ProseText {
  /// From `start` to the next piece: a run of the block.
  struct Piece {
    std::size_t start = 0;
    std::string figure;  ///< empty for literal text
    Position at;
  };

  std::string text;  ///< a figure without a value is `k_prose_gap`
  std::vector<Piece> pieces;

  /// The piece that holds the byte `offset`; there must be one.
  const Piece& piece_at(std::size_t offset) const;

  /// Where the bytes from `start` stand in the file: characters of a line, or a whole citation. Costs as much as the
  /// run is long.
  Position position_of(std::size_t start, std::size_t size) const;
};

ProseText with_values(const ProseBlock& block, const FigureValue& value_of);

}  // namespace gazette
