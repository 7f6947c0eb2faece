#pragma once
// The charts of an annual report: those that its form asks for, and what the site published in the year by category.

#include "model/site.hpp"
#include "model/value.hpp"
#include "pages/site_values.hpp"
#include "report/computed.hpp"

namespace gazette {

/// A list of `chart`; one that has nothing to show is left out.
List report_charts(const SiteValues& values, const ReportEntry& report, const PublishedCounts& counts);

}  // namespace gazette
