#pragma once
// Rules about what was published before, by the publication ledger: no address is lost, no text changes silently, no
// index number changes.

#include "base/diagnostics.hpp"
#include "catalogue/links.hpp"
#include "model/site.hpp"
#include "record/ledger.hpp"

#include <string_view>

namespace gazette {

/// Whether something stands at an address from the root, among all routes of the output. A file's address also answers
/// as a folder: `old.pdf/` (pages/redirect_plan.hpp).
bool answers(const RouteSet& routes, std::string_view url);

/// Adds `lost-url` and `lost-attachment`, and what check/published_texts.hpp finds. `routes` are all addresses of the
/// output. What is found does not depend on `jobs`.
void check_permanence(const Site& site, const RouteSet& routes, const PublicationLedger& ledger,
                      Diagnostics& diagnostics, unsigned jobs = 1);

}  // namespace gazette
