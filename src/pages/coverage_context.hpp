#pragma once
// What the pages about coverage show: the matrix of the scheme, the table of a standard catalogue; and the lines about
// the disclosure office on the guide.

#include "model/page.hpp"
#include "model/value.hpp"
#include "pages/site_values.hpp"

#include <string>

namespace gazette {

/// `coverage/`, which exists where `[coverage]` of site.toml names something.
Route coverage_route();

/// Article and label of a row, as titles and facts show it.
std::string coverage_row_title(const SiteValues& values, const CoveredRow& row);
std::string standard_title(const SiteValues& values, const CoveredStandard& standard);

/// The address of a row in its catalogue's table; empty for a row of no catalogue.
std::string standard_row_url(const SiteValues& values, const StandardRow& row);

void add_coverage_names(const SiteValues& values, Record& record);
void add_standard_names(const SiteValues& values, const Page& page, Record& record);

/// Name, address, hours and how to reach the disclosure office (Regulation, Art. 12), from `[agency]`; none in a
/// category that is not the guide.
List office_lines(const SiteValues& values, const CategoryFile& file);

}  // namespace gazette
