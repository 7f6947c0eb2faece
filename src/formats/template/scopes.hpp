#pragma once
// The open sections of a running render, and what a name means inside them. Used by `mustache_engine` alone.

#include "model/value.hpp"

#include <deque>
#include <vector>

namespace gazette {

/// The stack of levels that names are looked up in. Keeps pointers into the values of one render and copies none but
/// rows that are made when they are asked for, of which it keeps the one that is walked.
class Scopes {
 public:
  explicit Scopes(const Names& root) { levels_.emplace_back().names = &root; }
  explicit Scopes(const Value& root) { set_value(levels_.emplace_back(), root); }

  /// The first word of `path` from the innermost level outwards, the rest inside it; an empty path is `{{.}}`.
  /// Null when no level sets it. What is inside something absent or false is absent.
  const Value* find(const std::vector<Name>& path) const;

  /// The same for a name that only the outermost level sets.
  const Value* find_in_page(const std::vector<Name>& path) const;

  /// Opens a section over a true value; over a list, its first row.
  void enter(const Value& value);

  /// Goes to the next row, or closes the innermost section when there is none.
  void leave();

 private:
  struct Level {
    const Value* value = nullptr;  ///< what `{{.}}` is; null for a page's own names
    const Names* names = nullptr;  ///< of this level, if it has any
    const Value* list = nullptr;   ///< whose rows are walked
    std::size_t row = 0;
    Value made;  ///< the row, where it had to be made
  };

  static void set_value(Level& level, const Value& value);
  static void go_to_row(Level& level, std::size_t row);

  std::deque<Level> levels_;  ///< stays where it is when it grows, as levels point into those below
};

}  // namespace gazette
