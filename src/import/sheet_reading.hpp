#pragma once
// One reading of a spreadsheet as one table of a form, below a header that `sheet_header` found. Used by table_import,
// which tries several and keeps the one that places most.

#include "base/diagnostics.hpp"
#include "import/other_tables.hpp"
#include "import/sheet_header.hpp"
#include "model/report.hpp"

#include <cstddef>

namespace gazette {

struct SheetReading {
  TableFigures figures;    ///< blank where the sheet says nothing
  std::size_t placed = 0;  ///< cells of the table that the sheet has, blank or not
  Diagnostics found;
};

/// A line for each row of the table, or for each record. The table ends where the sheet names one of the `others`; a
/// row that only one of them has is told as `other-table`.
SheetReading read_below(const Sheet& sheet, const SheetHeader& header, const NamedTable& named,
                        const OtherTables& others);

/// All rows in one line.
SheetReading read_across(const Sheet& sheet, const SheetHeader& header, const NamedTable& named,
                         const OtherTables& others);

}  // namespace gazette
