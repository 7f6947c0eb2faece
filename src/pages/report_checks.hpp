#pragma once
// Which checks of a form ran on a report and what came of them, in plain words.

#include "model/site.hpp"
#include "model/value.hpp"
#include "pages/site_values.hpp"

namespace gazette {

/// Sets `checks` (a list of `report_check`) and `checks_summary`, one sentence.
void add_check_names(const SiteValues& values, const ReportEntry& report, Record& record);

}  // namespace gazette
