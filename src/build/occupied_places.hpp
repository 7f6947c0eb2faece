#pragma once
// What somebody else put where a build has to write.

#include "base/diagnostics.hpp"
#include "build/output_changes.hpp"
#include "build/site_output.hpp"
#include "log/build_log.hpp"

#include <string>

namespace gazette {

/// Looks at the places of all files that are to be made: what there is gazette's, a patch knows from the log, and a new
/// site from the manifest of the one before. Empty when nothing is in the way; nothing has been written then.
Diagnostics occupied_places(const FileReader& disk, const std::string& destination, const SiteOutput& output,
                            const OutputChanges& changes, const BuildLog* log);

}  // namespace gazette
