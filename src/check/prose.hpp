#pragma once
// Rules about the numbers in the prose of an annual report: those that repeat or nearly repeat a figure, and lists of
// parts that do not add up.

#include "base/diagnostics.hpp"
#include "model/site.hpp"
#include "prose/prose_figures.hpp"

#include <vector>

namespace gazette {

/// Adds `uncited-figure`, `nearly-a-figure` and `parts-do-not-add-up`. `figures` are all that the report may cite, in
/// the form's order, and `value_of` is what a citation prints.
void check_prose(const SiteConfig& config, const Item& item, const std::vector<CitableFigure>& figures,
                 const FigureValue& value_of, Diagnostics& diagnostics);

}  // namespace gazette
