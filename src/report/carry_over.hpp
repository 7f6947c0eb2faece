#pragma once
// What a new report takes over from last year's: the figures that a check of its form wants to be the same. Used by the
// skeleton of a new report.

#include "model/report.hpp"

#include <string>
#include <vector>

namespace gazette {

struct CarriedFigure {
  CellIndex cell;    ///< of the new report
  Cell figure;       ///< as last year's report has it
  std::string from;  ///< its address there
};

/// Of every check that is an equality of one figure with one of the year before (`c == prev.z`): the cells that it
/// wants to be the same and that last year's report has, in the order of the form. Cells of totals, which are computed,
/// are left out. `form` has the components of the new report; the one of last year may be another.
std::vector<CarriedFigure> carried_over(const Form& form, const Form& previous_form, const Figures& previous);

}  // namespace gazette
