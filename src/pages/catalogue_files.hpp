#pragma once
// The catalogue as open data: every published item's metadata, as CSV and JSON (Regulation, Art. 12 and 24).

#include "pages/data_fields.hpp"

#include <string>
#include <vector>

namespace gazette {

/// UTF-8 with BOM, CRLF, one row an item, newest first; the header holds the metadata keys.
std::string catalogue_csv(const SiteValues& values);
std::string catalogue_json(const SiteValues& values);

/// The same of these entries alone, in their order.
std::string catalogue_csv(const SiteValues& values, const EntryList& entries);
std::string catalogue_json(const SiteValues& values, const EntryList& entries);

/// The fields of both files, in their order. In JSON those that say nothing are left out.
std::vector<FieldRow> catalogue_fields();

/// The same fields of one item, lists as lists.
void write_catalogue_fields(JsonWriter& json, const SiteValues& values, const Entry& entry);

}  // namespace gazette
