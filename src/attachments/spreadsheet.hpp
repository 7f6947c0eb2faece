#pragma once
// The sheets of a workbook (SpreadsheetML), row by row, those that are hidden as well.

#include "attachments/extraction.hpp"
#include "attachments/zip_archive.hpp"

#include <set>
#include <string>

namespace gazette {

/// Reads all sheets. The names of the parts that were read go to `done`. Hidden sheets, rows and columns that hold
/// something go to `found`.
void read_spreadsheet(const ZipArchive& archive, ReadingLimits& limits, const TextSink& sink, Extraction& found,
                      std::set<std::string>& done);

}  // namespace gazette
