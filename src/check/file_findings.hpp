#pragma once
// What one published file holds, as findings.

#include "base/diagnostics.hpp"
#include "model/config.hpp"
#include "privacy/sighting.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace gazette {

struct FileFindings {
  std::vector<Error> errors;  ///< at most one of each rule
  std::size_t pictures = 0;   ///< pictures and recordings, which are not looked into
};

/// Reads `bytes`, the content of the file `source`, in whatever kind of file it is.
FileFindings findings_of_file(const std::string& source, std::string_view bytes, const SiteConfig& config,
                              const PrivacySettings& settings);

}  // namespace gazette
