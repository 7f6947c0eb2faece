#pragma once
// The safe corrections of all texts of a site, drafts too: planned as values, then written.

#include "base/diagnostics.hpp"
#include "config/site_config.hpp"
#include "io/file_system.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace gazette {

/// A file that changes.
struct TextRepair {
  std::string file;
  std::string before, after;
  std::size_t places = 0;
};

/// What `check --fix` would change, by path. Faults of site.toml and files that cannot be read go to `diagnostics`;
/// nothing is planned for a site whose configuration has errors. The result does not depend on `jobs`.
std::vector<TextRepair> plan_text_repairs(const FileReader& files, const ConfigRequest& request, unsigned jobs,
                                          Diagnostics& diagnostics);

/// Replaces the file, unless it is no longer as it was read (rule `changed-file`).
Result<Done> write_text_repair(FileSystem& files, const TextRepair& repair);

}  // namespace gazette
