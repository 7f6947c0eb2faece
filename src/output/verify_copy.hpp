#pragma once
// Compares a copy of a site, or a mirror, with its manifest.

#include "base/diagnostics.hpp"
#include "output/manifest.hpp"

#include <cstdint>
#include <string>

namespace gazette {

struct VerifiedCopy {
  std::size_t files = 0;    ///< those that are as the manifest says
  std::uint64_t bytes = 0;  ///< of these
};

/// Names every file of `folder` that is missing (`missing-file`), changed (`changed-file`: its size, its bytes, or that
/// it is a symbolic link, which is not followed) or added (`added-file`), and each that cannot be read (`io`). The
/// manifest and its signature are no part of it. What it finds does not depend on `jobs`.
VerifiedCopy verify_copy(const std::string& folder, const Manifest& manifest, unsigned jobs, Diagnostics& diagnostics);

}  // namespace gazette
