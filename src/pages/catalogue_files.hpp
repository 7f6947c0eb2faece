#pragma once
// The catalogue as open data: every published item's metadata, as CSV and JSON (Regulation, Art. 12 and 24).

#include "pages/site_values.hpp"

#include <string>

namespace gazette {

/// UTF-8 with BOM, CRLF, one row an item, newest first; the header holds the metadata keys.
std::string catalogue_csv(const SiteValues& values);
std::string catalogue_json(const SiteValues& values);

/// The same of these entries alone, in their order.
std::string catalogue_csv(const SiteValues& values, const EntryList& entries);
std::string catalogue_json(const SiteValues& values, const EntryList& entries);

}  // namespace gazette
