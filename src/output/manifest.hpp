#pragma once
// manifest.json: SHA-256 and size of every published file. It also tells a later build which files are ours.

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace gazette {

struct ManifestEntry {
  std::string path;
  std::uint64_t size = 0;
  std::string sha256;
};

/// The manifest of these files, by path. It does not list itself.
std::string manifest_json(std::vector<ManifestEntry> entries);

/// The paths that a manifest lists; nothing when the text is not a manifest of gazette.
std::optional<std::set<std::string>> paths_in_manifest(std::string_view json);

}  // namespace gazette
