#pragma once
// The open sections of a running render, and what a name means inside them. Used by `mustache_engine` alone.

#include "model/value.hpp"

#include <string>
#include <vector>

namespace gazette {

/// The stack of levels that names are looked up in. Keeps pointers into the values of one render and copies none.
class Scopes {
 public:
  explicit Scopes(const Record& root) : levels_{{nullptr, &root}} {}
  explicit Scopes(const Value& root) : levels_{level_of(root)} {}

  /// The first word of `path` from the innermost level outwards, the rest inside it; an empty path is `{{.}}`.
  /// Null when no level sets it. What is inside something absent or false is absent.
  const Value* find(const std::vector<std::string>& path) const;

  /// Opens a section over a true value; over a list, its first row.
  void enter(const Value& value);

  /// Goes to the next row, or closes the innermost section when there is none.
  void leave();

 private:
  struct Level {
    const Value* value = nullptr;    ///< what `{{.}}` is; null for a page's own record
    const Record* record = nullptr;  ///< the names of this level, if it has any
    const List* rows = nullptr;
    std::size_t row = 0;
  };

  static Level level_of(const Value& value) { return {&value, value.as_record()}; }

  std::vector<Level> levels_;
};

}  // namespace gazette
