#pragma once
// The other tables of a form, which the same spreadsheet may hold above or below the one that is read. Used by
// table_import and sheet_reading.

#include "import/sheet_header.hpp"

#include <cstddef>
#include <string_view>
#include <vector>

namespace gazette {

/// Whether `text` is the key or the title, own or English, of a table.
bool is_name_of(const FormTable& table, std::string_view text);

class OtherTables {
 public:
  /// All of `tables` but the one at `own`. They outlive this.
  OtherTables(const std::vector<NamedTable>& tables, std::size_t own) : tables_(tables), own_(own) {}

  /// The table whose name stands alone in a line that is no row of the own one; null without one.
  const FormTable* named_by(const Sheet& sheet, std::size_t line) const;

  /// The first line from `line` on that names a table; the number of lines when none does.
  std::size_t start_below(const Sheet& sheet, std::size_t line) const;

  /// The first table with a row of that name; null without one.
  const FormTable* with_row(std::string_view name) const;

 private:
  const std::vector<NamedTable>& tables_;
  std::size_t own_;
};

}  // namespace gazette
