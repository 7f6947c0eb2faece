#pragma once
// How a form's table is laid out on a page: which header cells stand where, how far they span, and which of them belong
// to a cell. Pure geometry; what stands in the cells is report_tables' matter.

#include "model/form.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace gazette {

/// A header cell. Its id is unique in its table.
struct GridHeader {
  std::string id;
  FormLabel label;
  std::size_t columns = 1, rows = 1;  ///< how far it spans
  bool is_group = false;              ///< over several lines
  std::optional<std::size_t> line;    ///< the row or column that it heads alone
};

struct GridCell {
  std::size_t row = 0, column = 0;   ///< in the form's table
  std::vector<std::string> headers;  ///< ids of its header cells, from the outside in
};

struct GridLine {
  std::vector<GridHeader> headers;  ///< those that begin in this line
  std::vector<GridCell> cells;
};

struct TableGrid {
  std::size_t head_lines = 1;                 ///< lines of the head; empty for a column that needs no label
  std::size_t label_columns = 1;              ///< columns of row headers: the corner spans them
  std::vector<std::vector<GridHeader>> head;  ///< line by line
  std::vector<std::vector<GridLine>>
      bodies;  ///< each is a <tbody>: the lines of one outermost group of rows, or of none
};

/// `rows` is how many rows there are: the form's own, or the records of a report.
TableGrid table_grid(const FormTable& table, std::size_t rows);

}  // namespace gazette
