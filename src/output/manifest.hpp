#pragma once
// manifest.json: SHA-256, size and type of every published file, and the digest of the manifest published before it.
// It also tells a later build which files are ours.

#include "base/result.hpp"

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace gazette {

inline constexpr std::string_view k_manifest_file = "manifest.json";
inline constexpr std::string_view k_signature_file = "manifest.json.minisig";

struct ManifestEntry {
  std::string path;
  std::uint64_t size = 0;
  std::string sha256;
};

/// The manifest of these files, by path, one a line. It lists neither itself nor its signature. `previous` is the
/// digest of the manifest published before, empty for the first.
std::string manifest_json(const std::vector<ManifestEntry>& entries, std::string_view previous = {});

/// A manifest as somebody has it.
struct Manifest {
  std::string previous;
  std::vector<ManifestEntry> entries;  ///< by path, each once
};

/// Reads a manifest; its layout does not matter. Rule `broken-manifest`, with line and column but no file, for what is
/// not one of gazette: no JSON, another format, a path twice or outside the folder, a digest that is none.
Result<Manifest> parse_manifest(std::string_view json);

/// The paths that a manifest lists; nothing when the text is not a manifest of gazette.
std::optional<std::set<std::string>> paths_in_manifest(std::string_view json);

}  // namespace gazette
