#pragma once
// Where the header of a form's table stands in a spreadsheet, and which cell of the table each of its columns is.
// Used by table_import.

#include "import/sheet.hpp"
#include "model/form.hpp"
#include "report/label_index.hpp"

#include <optional>
#include <string>
#include <vector>

namespace gazette {

/// What one column of the sheet holds.
struct ColumnUse {
  enum class Kind {
    none,       ///< no header, or one that names no column of the table
    figures,    ///< one column of the table
    added,      ///< what our own export adds, a serial number, …: of no interest
    ambiguous,  ///< several columns of the table have its name
    twice       ///< another column of the sheet is the same one
  };
  Kind kind = Kind::none;
  std::size_t column = 0;          ///< of the table
  std::optional<std::size_t> row;  ///< of the table, where all rows stand beside each other
  std::size_t label_line = 0;      ///< where its header stands, if it has one
  bool has_label = false;
};

struct SheetHeader {
  std::size_t top = 0;          ///< its first line
  std::size_t body = 0;         ///< the first line below it
  std::vector<ColumnUse> uses;  ///< one for each column of the sheet

  std::size_t figure_columns() const;
  /// The first column of figures, taken or not; those before it hold the labels of rows.
  std::size_t first_figure() const;
};

/// A table with the names of its lines. The table outlives it.
struct NamedTable {
  const FormTable& table;
  LabelIndex rows, columns;

  explicit NamedTable(const FormTable& one)
      : table(one), rows(one.rows, one.row_groups), columns(one.columns, one.column_groups) {}
};

/// All blocks of lines that name most of the table's columns, topmost first; those of the fewest lines.
std::vector<SheetHeader> find_headers(const Sheet& sheet, const NamedTable& named);

/// The same for a table whose rows stand beside each other: headers that name a row and a column each.
std::vector<SheetHeader> find_across_headers(const Sheet& sheet, const NamedTable& named);

/// For a table of one column that no header names: the only column of figures right of the labels of rows, or the one
/// below the report's `year`. Nothing when there is none, or several.
std::optional<SheetHeader> find_single_column(const Sheet& sheet, const NamedTable& named, int year);

}  // namespace gazette
