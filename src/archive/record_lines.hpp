#pragma once
// The lines of the publication ledger that concern a year.

#include "archive/year_items.hpp"
#include "record/ledger.hpp"

#include <string>

namespace gazette {

/// The ledger's lines, byte for byte and in their order, until the moment of the site's view: those about the addresses
/// of the year's items and of their files, those of redirects to them, and those of manifests that were published in
/// the year, with the last one. Empty where the ledger knows nothing of them.
std::string lines_of_year(const PublicationLedger& ledger, const YearItems& items, const Site& site);

}  // namespace gazette
