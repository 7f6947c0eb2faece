#pragma once
// data.json: the site's data as a catalogue that harvesters of open data read (W3C DCAT 3, as JSON-LD).

#include "pages/site_values.hpp"

#include <string>
#include <string_view>

namespace gazette {

inline constexpr std::string_view k_data_catalogue_route = "data.json";

/// One dcat:Catalog: a dataset for the catalogue of items, and one for each table of each annual report.
std::string data_catalogue(const SiteValues& values);

}  // namespace gazette
