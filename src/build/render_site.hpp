#pragma once
// The last stages: every file of the output is made, or known to be as it was, and handed to a sink with the manifest.

#include "build/pipeline.hpp"
#include "output/manifest.hpp"
#include "output/sink.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace gazette {

/// What is known of an output file before it is made.
struct OutputBefore {
  const ManifestEntry* entry = nullptr;  ///< as it was written last, and still stands there; null: it does not
  bool is_as_it_was = false;             ///< its inputs did not change: there is nothing to make. Needs an `entry`
};

struct BuildCounts {
  std::size_t pages = 0;    ///< that a template renders
  std::size_t files = 0;    ///< all files of the output
  std::size_t made = 0;     ///< files whose bytes were made
  std::size_t written = 0;  ///< files whose bytes are others than before, with the manifest
  std::uint64_t bytes = 0;
  std::string manifest_sha256;
  std::uint64_t manifest_bytes = 0;
  std::vector<ManifestEntry> entries;  ///< of all files but the manifest, as SiteOutput numbers them
};

/// Renders every planned page and file into `sink`, and adds manifest.json; the sink is left to be committed. The
/// manifest is the one published last where nothing differs from it; else it names that one's digest. The bytes do not
/// depend on `jobs`.
///
/// With `before`, which has an element for each file of the SiteOutput and is for a sink that keeps what it is not
/// given, only files whose bytes are other ones are put; the manifest too, if it is not `manifest_sha256`.
Result<BuildCounts> render_site(const FileReader& files, const PreparedSite& prepared, unsigned jobs, Sink& sink,
                                Observer& observer, std::span<const OutputBefore> before = {},
                                std::string_view manifest_sha256 = {});

}  // namespace gazette
