#pragma once
// Ties what was loaded into a Site: categories with their items, neighbours, replacement chains, taxonomies, reports.

#include "base/diagnostics.hpp"
#include "model/site.hpp"

namespace gazette {

/// Builds the Site of one view. Errors of content that only the whole shows are reported: two items with one index
/// number (`duplicate-index-number`), references that lead nowhere or in a circle (`dangling-reference`,
/// `cyclic-replacement`, `backdated-replacement`). The same for any number of `jobs`.
Site assemble_site(SiteConfig config, const BuildView& view, LoadedSite loaded, Diagnostics& diagnostics,
                   unsigned jobs);

}  // namespace gazette
