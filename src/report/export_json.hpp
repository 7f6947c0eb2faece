#pragma once
// An annual report for programs: `/reports/<year>/figures.json`.

#include "model/site.hpp"

#include <string>

namespace gazette {

/// The whole report as JSON: form, title, year, body; every table with its lines and cells (state, origin, value),
/// notes, the results of the checks, the figures that the site computed. Counts are numbers; other figures are text,
/// so that no digit is lost; what has no value is null.
std::string figures_json(const Site& site, const ReportEntry& report);

}  // namespace gazette
