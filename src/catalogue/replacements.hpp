#pragma once
// Which document supersedes which, and what follows a withdrawn one.

#include "base/diagnostics.hpp"
#include "model/site.hpp"

namespace gazette {

/// Sets `replaces`, `replaced_by` and `successor` of all entries from the index numbers and paths that items name.
/// A reference to an item that is not shown is no error, but makes no link. Cycles and dangling or backdated
/// references are errors at their place.
void link_replacements(Site& site, Diagnostics& diagnostics);

}  // namespace gazette
