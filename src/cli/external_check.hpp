#pragma once
// `gazette check --external`: the links to other sites.

#include "cli/commands.hpp"

namespace gazette {

/// Asks the sites that `site` links to, with the cache in `.gazette/`, and adds what was found. Says on the terminal
/// how many were asked. A cache that cannot be written is a warning.
void check_external_links(const Console& console, FileSystem& files, const Site& site, Diagnostics& diagnostics);

}  // namespace gazette
