#pragma once
// What of the body's duties the site answers: its scheme and standard catalogues, and the current items of each row.
// After `catalogue`, before `check` and `pages`.

#include "base/diagnostics.hpp"
#include "io/file_system.hpp"
#include "model/site.hpp"

namespace gazette {

/// The same site with `coverage` filled, from `[coverage]` of site.toml.
///
/// An item answers the rows that its `scheme` names; without any, those of its category, or of the nearest one above
/// that names some. Only published items that stand in current lists count.
/// Names that lead nowhere are errors at their place: `unknown-scheme`, `unknown-group`, `unknown-scheme-row`,
/// `unknown-standard`, `ambiguous-standard`.
Site with_coverage(Site site, const FileReader& files, Diagnostics& diagnostics);

}  // namespace gazette
