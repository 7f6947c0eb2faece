#include "build/occupied_places.hpp"

#include "output/manifest.hpp"
#include "output/owned_files.hpp"

#include <string_view>
#include <unordered_set>
#include <vector>

namespace gazette {

Diagnostics occupied_places(const FileReader& disk, const std::string& destination, const SiteOutput& output,
                            const OutputChanges& changes, const BuildLog* log) {
  Diagnostics found;
  std::vector<std::string> paths;
  for (std::size_t i = 0; i < output.size(); ++i) {
    if (!changes.is_patch || !changes.before[i].is_as_it_was) paths.push_back(output.path(output.file(i)));
  }
  if (paths.empty() || !disk.is_folder(destination)) return found;
  paths.emplace_back(k_manifest_file);
  if (changes.is_patch) {
    std::unordered_set<std::string_view> logged;
    for (const auto& file : log->outputs) logged.insert(file.path);
    logged.insert(k_manifest_file);
    check_places(
        disk, destination, paths, [&](const auto& path) { return logged.contains(path); }, found);
    return found;
  }
  const auto owned = owned_files(disk, destination);
  if (!owned) return found.add_error(owned.error()), found;
  check_places(
      disk, destination, paths, [&](const auto& path) { return owned->contains(path); }, found);
  return found;
}

}  // namespace gazette
