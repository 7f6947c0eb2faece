#pragma once
// What the body must publish and does not: rows of its scheme and catalogues, statutory columns, parts of the guide.

#include "model/site.hpp"

namespace gazette {

/// `uncovered-scheme-row`, `uncovered-standard-row`, `missing-column`, `guide-incomplete`; nothing on a site without
/// `[coverage]`.
void check_coverage(const Site& site, Diagnostics& diagnostics);

/// The parts of the guide that neither `[agency]` nor the guide's text tells, in the scheme's order. Empty where the
/// site has no guide: that is another finding. The text is that of the guide's category and of its current items.
std::vector<const GuidePart*> missing_guide_parts(const Site& site);

}  // namespace gazette
