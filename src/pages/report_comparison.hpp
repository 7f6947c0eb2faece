#pragma once
// Annual reports beside each other: this year and last year on a report's page, all years on a page of their own.

#include "model/site.hpp"
#include "model/value.hpp"
#include "pages/site_values.hpp"

#include <vector>

namespace gazette {

/// The cells that stand for their tables when years are compared: of a table with a total column that column, of one
/// with component rows the overall, of small tables all. Numbers only; none of records.
std::vector<CellIndex> headline_cells(const Form& form, std::size_t table);

/// Last year beside this year with the difference, table by table: a list of `comparison_table`. Empty without a report
/// on the year before, or when the two have no figure in common.
List year_comparison(const SiteValues& values, const ReportEntry& report);

/// Whether there are years to compare: two reports of one body on different years.
bool has_comparison(const Site& site);

/// Where the comparison over all years stands: below the reports.
Route comparison_route(const Site& site);

/// The comparison over all years: `bodies`.
void add_comparison_names(const SiteValues& values, Record& record);

}  // namespace gazette
