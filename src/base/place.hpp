#pragma once
// Where something stands: a file and a position in it. Every value that may be wrong keeps its place.

#include <compare>
#include <string>

namespace gazette {

/// A position in a text. Lines and columns count from 1; columns and `length` count
/// characters (code points), not bytes. Line 0 means "the file as a whole".
struct Position {
  int line = 0;
  int column = 0;
  int length = 1;

  friend auto operator<=>(const Position&, const Position&) = default;
};

/// A position in a file. `file` is relative to the site's folder, with forward slashes.
struct Place {
  std::string file;
  Position at;

  friend auto operator<=>(const Place&, const Place&) = default;
};

}  // namespace gazette
