#pragma once
// A spreadsheet's cells by line and column, as a CSV file states them. Used by table_import.

#include "base/diagnostics.hpp"
#include "formats/csv.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gazette {

/// Lines and columns count from 0; lines may differ in length, beyond which all is empty.
class Sheet {
 public:
  Sheet() = default;
  explicit Sheet(std::vector<CsvRow> rows);

  std::size_t lines() const { return rows_.size(); }
  std::size_t columns() const { return columns_; }

  /// Without white space around it; a view into the sheet.
  std::string_view text(std::size_t line, std::size_t column) const;
  bool is_blank(std::size_t line, std::size_t column) const { return text(line, column).empty(); }

  /// Of the cell, or of the line's last one where it has no such cell.
  Place place(std::size_t line, std::size_t column) const;

  /// What a header cell over several columns says for this one: its own text, or that of the nearest to the left.
  std::string_view spread_text(std::size_t line, std::size_t column) const;

  /// The first column that is not blank.
  std::optional<std::size_t> first_filled(std::size_t line) const;

 private:
  std::vector<CsvRow> rows_;
  std::size_t columns_ = 0;
};

/// Whether a cell looks like a figure of any type: a number, `<1`, `n/a`.
bool looks_like_figure(std::string_view text);

/// Reads a CSV file with `,`, `;` or tabs between its cells: the one that gives most figures. Nothing, with errors, for
/// one that is not UTF-8 (`invalid-utf8`), a workbook (`workbook`) or no CSV.
std::optional<Sheet> read_sheet(const std::string& file, std::string_view text, Diagnostics& diagnostics);

}  // namespace gazette
