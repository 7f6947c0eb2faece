#pragma once
// The text that is parsed, and where its bytes stand in the file.

#include "base/place.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace gazette::markdown {

/// A body's text with LF line ends only, and its lines. For one thread: it remembers the last place it was asked for,
/// so that many places in one long line cost no square.
class SourceText {
 public:
  SourceText(std::string_view text, int first_line);

  std::string_view text() const { return text_; }
  int first_line() const { return first_line_; }
  std::size_t line_count() const { return starts_.size(); }

  /// Line `number` from 1, without its end; clamped to the lines there are.
  std::string_view line(int number) const;
  /// The offset of the first byte of that line.
  std::size_t line_start(int number) const;
  /// Where `length` characters stand in the file that start at the byte `offset`, clamped to its line.
  Position position_at(std::size_t offset, int length = 1) const;

 private:
  std::string text_;
  struct Cursor {
    std::size_t offset = 0;
    std::size_t line_start = 0;
    int column = 1;
  };

  std::vector<std::size_t> starts_;
  mutable Cursor last_;
  int first_line_;
};

}  // namespace gazette::markdown
