#pragma once
// Rules about what was published before, by the publication ledger: no address is lost, no text changes silently, no
// index number changes.

#include "base/diagnostics.hpp"
#include "catalogue/links.hpp"
#include "model/site.hpp"
#include "record/ledger.hpp"

namespace gazette {

/// Adds `lost-url`, `lost-attachment`, `silent-edit`, `changed-index-number` and `redated-publication`. `routes` are all addresses of the
/// output. A file's address also answers as a folder: `old.pdf/` (pages/redirect_plan.hpp).
void check_permanence(const Site& site, const RouteSet& routes, const PublicationLedger& ledger,
                      Diagnostics& diagnostics);

}  // namespace gazette
