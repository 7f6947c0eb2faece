#pragma once
// A forgiving look at a TOML text: its statements and their tokens, whether they are right or not.
// Only read when the real parser has refused a text, to say what is wrong and to leave that out.

#include "base/place.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gazette {

/// A range of bytes.
struct TomlSpan {
  std::size_t begin = 0;
  std::size_t end = 0;
};

struct TomlToken {
  enum class Kind {
    word,  ///< a run without white space, marks, quotes or `#`: numbers, dates, bare keys with their dots
    text,  ///< a string with its quotes
    mark   ///< one of `[ ] { } = ,`
  };
  Kind kind = Kind::word;
  TomlSpan span;
  bool is_closed = true;  ///< false for a string without its end
};

/// `key = value` or a `[header]`, with all the lines it takes.
struct TomlStatement {
  TomlSpan span;  ///< from the start of its first line to before the end of its last
  std::vector<TomlToken> tokens;
  std::optional<std::size_t> equals;  ///< the index of the first `=` of a pair
  bool is_header = false;
  bool is_complete = true;  ///< brackets and strings are closed, so it is known where it ends
};

/// All statements of `text` in their order. An array that lacks its end stops before the next line
/// that looks like a statement, a string at the end of its line.
std::vector<TomlStatement> scan_toml(std::string_view text);

std::string_view text_at(std::string_view text, TomlSpan span);
bool is_mark(std::string_view text, const TomlToken& token, char mark);

/// Where `offset` stands: line and column from 1, in characters.
Position position_at(std::string_view text, std::size_t offset);
/// The byte at `at`, or the end of the line or text when it is shorter.
std::size_t offset_at(std::string_view text, Position at);
/// The position of `span` and its length in characters, as far as its first line goes, at least 1.
Position position_of(std::string_view text, TomlSpan span);

/// The parts of the key that stands in `tokens[first, last)`: `a."b c"` is {"a", "b c"}. Escapes stay as written.
std::vector<std::string> key_parts(std::string_view text, const std::vector<TomlToken>& tokens, std::size_t first,
                                   std::size_t last);

}  // namespace gazette
