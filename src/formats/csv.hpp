#pragma once
// Comma-separated values (RFC 4180): a reader that knows where each cell stands, and a writer that is safe to open
// in a spreadsheet.

#include "base/diagnostics.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace gazette {

/// The three bytes that make spreadsheets read a CSV file as UTF-8; a file of ours starts with them.
inline constexpr std::string_view k_utf8_bom = "\xEF\xBB\xBF";

struct CsvCell {
  std::string text;
  Place place;
};

using CsvRow = std::vector<CsvCell>;

/// Parses all of `text`: UTF-8 with or without BOM; LF, CRLF or CR. Empty lines are left out; rows may differ in
/// length.
///
/// Errors are of ErrorKind::content: `invalid-csv` for a quote that is out of place or never closed,
/// `invalid-utf8` for other encodings (see text_encoding.hpp), which leaves nothing. `file` is for the places.
std::vector<CsvRow> parse_csv(const std::string& file, std::string_view text, Diagnostics& diagnostics,
                              char separator = ',');

/// One cell, in quotes where it must be.
///
/// Text that a spreadsheet would run as a formula (it begins with `=`, `+`, `-`, `@`, tab or CR) gets an apostrophe
/// in front, and so does one that has apostrophes there already, so that `written_text` takes off what was put on;
/// numbers with a sign stay numbers.
void append_csv_cell(std::string& out, std::string_view text);

/// The text that such a cell was written for: without the apostrophe before a formula. A view into `cell`.
std::string_view written_text(std::string_view cell);

/// One line of cells with its CRLF.
std::string csv_line(const std::vector<std::string>& cells);

}  // namespace gazette
