#pragma once
// Rules about what was published before, by the publication ledger, where it stands still: no text changes silently, no
// index number changes, nothing old gets a new date.

#include "base/diagnostics.hpp"
#include "catalogue/links.hpp"
#include "model/site.hpp"
#include "record/ledger.hpp"

namespace gazette {

/// Adds `silent-edit`, `changed-index-number` and `redated-publication`. `routes` are all addresses of the output.
void check_published_texts(const Site& site, const RouteSet& routes, const PublicationLedger& ledger,
                           Diagnostics& diagnostics, unsigned jobs);

}  // namespace gazette
