#include "prose/prose_text.hpp"

#include "base/unicode.hpp"

#include <algorithm>
#include <cassert>

namespace gazette {

namespace {

/// The line of the byte before `offset`, and the column behind it.
Position end_of(const ProseText& prose, std::size_t offset) {
  const auto& piece = prose.piece_at(offset - 1);
  const bool is_last = &piece == &prose.pieces.back();
  const bool is_whole = offset == (is_last ? prose.text.size() : (&piece + 1)->start);
  // An entity or a citation takes up more in the file than what it reads.
  if (is_whole || !piece.figure.empty()) return {piece.at.line, piece.at.column + piece.at.length, 0};
  const auto text = std::string_view(prose.text).substr(piece.start, offset - piece.start);
  return {piece.at.line, piece.at.column + static_cast<int>(character_count(text)), 0};
}

}  // namespace

const ProseText::Piece& ProseText::piece_at(std::size_t offset) const {
  const auto after = std::upper_bound(pieces.begin(), pieces.end(), offset,
                                      [](auto at, const Piece& piece) { return at < piece.start; });
  assert(after != pieces.begin());
  return *(after - 1);
}

Position ProseText::position_of(std::size_t start, std::size_t size) const {
  const auto& piece = piece_at(start);
  if (!piece.figure.empty()) return piece.at;
  auto at = piece.at;
  at.column += static_cast<int>(character_count(std::string_view(text).substr(piece.start, start - piece.start)));
  const auto end = end_of(*this, start + size);
  const auto characters = static_cast<int>(character_count(std::string_view(text).substr(start, size)));
  at.length = end.line == at.line && end.column > at.column ? end.column - at.column : characters;
  return at;
}

ProseText with_values(const ProseBlock& block, const FigureValue& value_of) {
  ProseText out;
  for (const auto& run : block.runs) {
    const auto text = run.figure.empty() ? run.text : value_of(run.figure).value_or(k_prose_gap);
    if (text.empty()) continue;
    out.pieces.push_back({out.text.size(), run.figure, run.at});
    out.text += text;
  }
  return out;
}

}  // namespace gazette
