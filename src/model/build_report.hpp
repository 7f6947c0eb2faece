#pragma once
// What a build found and what was accepted on purpose, as it is published. Made by `check`, written by `pages`.

#include "base/diagnostics.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace gazette {

/// How often a rule was broken at one level.
struct FindingCount {
  std::string rule;
  Severity level = Severity::warning;
  std::size_t count = 0;
};

/// A waiver of a published item.
struct PublishedWaiver {
  std::string rule;  ///< as the item writes it: `late-publication`, `report-check:I4`
  std::string reason;
  std::string source;  ///< the item's file, from the site's folder
  std::string title;
  std::string route_path;
  std::size_t findings = 0;  ///< that it answers
};

/// Nothing here depends on the clock or the machine beyond what the published site does.
struct BuildReport {
  std::vector<FindingCount> findings;    ///< by rule, then level
  std::vector<PublishedWaiver> waivers;  ///< by source, then as the item lists them
};

}  // namespace gazette
