#pragma once
// Figures as TOML, the way an officer writes them into figures.toml: every row with its label in a comment. Used by the
// skeleton of a new report and by the import of spreadsheets.

#include "model/report.hpp"

#include <map>
#include <string>
#include <string_view>

namespace gazette {

/// What the comments of a written table say.
struct TableComments {
  std::string language;                     ///< of the labels
  std::string on_table;                     ///< a line of its own below the header; empty for none
  std::map<std::size_t, std::string> rows;  ///< added to the label of a row
};

/// Text between double quotes, escaped (TOML 1.0, "String").
std::string toml_text(std::string_view text);

/// The value of a row: `[300, 5, "n/a", ""]`, or a single figure in a table of one column.
std::string row_toml(const FormTable& table, const TableFigures& figures, std::size_t row);

/// `[table]` with its title and its columns' labels in comments and a line for each row; `[[table]]` for each record,
/// without what is blank in it. Records without any give a commented example. Ends in a line end.
std::string table_toml(const FormTable& table, const TableFigures& figures, const TableComments& comments);

}  // namespace gazette
