#pragma once
// The links of a site to others: which there are, and what is said of those that are dead.

#include "base/diagnostics.hpp"
#include "external/link_check.hpp"
#include "model/site.hpp"

#include <vector>

namespace gazette {

/// The addresses that published items and category pages link to, each once, in the order of the files. Links to the
/// site's own host are left out. What is no address at all is a finding already (`dead-external-link`).
std::vector<WebAddress> external_addresses(const Site& site);

/// Reports `dead-external-link` and `unjudged-external-link` at each place of each such link, or once that nothing
/// could be reached.
void report_external_links(const Site& site, const LinkReport& report, Diagnostics& diagnostics);

}  // namespace gazette
