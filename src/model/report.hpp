#pragma once
// The figures of one annual report: declared by the officer, or computed from the site itself.

#include "model/form.hpp"

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace gazette {

/// Blank, zero and not applicable are three different values (domain, section 0).
enum class CellState { blank, value, not_applicable };

/// One figure. `text` is the number as it is printed, without its unit (`162`, `59237.2449`, `100`).
struct Cell {
  CellState state = CellState::blank;
  std::string text;
  Place place;  ///< where it was declared
};

/// One row of figures as a file states it, before a form gives it meaning: `n = [300, 5, "n/a"]` or `year = 162`.
struct RawFigures {
  struct RawCell {
    std::string text;  ///< the number or text as written; empty for `""`
    Place place;
  };
  std::string table, row;
  std::vector<RawCell> cells;
  Place place;        ///< of the row's key
  Place table_place;  ///< of the table's key
};

/// All declared figures of a report, by `figure_address`. A cell that is not here is blank.
struct Figures {
  std::map<std::string, Cell, std::less<>> cells;
};

/// The figure at an address; a blank one where nothing was declared. Valid as long as `figures`.
const Cell& cell_at(const Figures& figures, std::string_view address);

/// A report's form and figures. `form` is shared by all reports that use it.
struct Report {
  std::shared_ptr<const Form> form;
  int year = 0;
  Figures figures;
  std::vector<std::string> files;  ///< what the figures were read from, from the site's folder: data, not attachments
};

}  // namespace gazette
