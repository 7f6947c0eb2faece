#pragma once
// A table for the terminal: aligned by the width of its characters, within the width of the window.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace gazette {

struct TextColumn {
  std::vector<std::string> groups;  ///< header cells above it, outermost first
  std::string label;                ///< may be empty
  bool is_text = false;             ///< aligned to the left, where figures stand to the right
};

struct TextRow {
  std::size_t indent = 0;  ///< how many groups it stands in
  std::string label;
  std::vector<std::string> cells;  ///< none: a heading over the rows below
};

struct TextTable {
  std::vector<TextColumn> columns;
  std::vector<TextRow> rows;
};

/// The lines of the table, each with its line end, none wider than `width` as far as a column of figures fits.
///
/// Long labels are wrapped. Headers that do not fit are wrapped, then replaced by numbers with a legend below; columns
/// that do not fit even so go into a further block below the first.
std::string table_text(const TextTable& table, int width);

/// `text` in lines of at most `width` cells, broken between words or East Asian characters.
std::vector<std::string> wrapped(std::string_view text, int width);

/// `text` filled up to `width` cells.
std::string padded_right(std::string text, int width);

}  // namespace gazette
