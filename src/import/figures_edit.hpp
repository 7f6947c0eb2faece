#pragma once
// Puts the figures of one table into a figures.toml that people also edit: only the lines of that table's figures
// change, everything else stays byte for byte. Used by the import of spreadsheets.

#include "base/result.hpp"
#include "model/report.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace gazette {

/// What is declared and what would be, for one table.
struct MergedFigures {
  TableFigures figures;                   ///< the imported ones over the declared ones
  std::vector<CellIndex> differing;       ///< declared otherwise than imported
  std::vector<std::size_t> changed_rows;  ///< of a matrix; of records: 0 when any differs
};

/// A blank imported cell leaves what is declared. Records are replaced as a whole.
MergedFigures merge_figures(const Form& form, std::size_t table, const TableFigures& declared,
                            const TableFigures& imported);

/// The text with `merged.changed_rows` of the table replaced, or added below its header, or with the whole table at the
/// end where it has none. Comments behind a figure stay.
///
/// `text` is TOML that parses. Error: `unsupported-figures`, ErrorKind::content, where the table is written in a way
/// that cannot be edited by lines (dotted keys, inline tables, records that stand apart).
Result<std::string> edit_figures(const std::string& file, std::string_view text, const FormTable& table,
                                 const MergedFigures& merged, const std::string& language);

}  // namespace gazette
