#pragma once
// What annual reports show beyond any item: the form's tables with their figures, the checks, last year, charts.

#include "model/page.hpp"
#include "model/value.hpp"
#include "pages/site_values.hpp"

namespace gazette {

void add_report_names(const SiteValues& values, const Page& page, Record& record);
void add_reports_names(const SiteValues& values, Record& record);

}  // namespace gazette
