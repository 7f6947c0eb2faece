#pragma once
// `gazette build`: the site of a folder into an output folder, with as little work as the log of the last build allows.
// Whatever the log says, the output is the one of a build without it, byte for byte.

#include "build/pipeline.hpp"
#include "build/render_site.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gazette {

struct BuildOptions {
  std::string destination;    ///< the output folder, absolute
  bool is_clean = false;      ///< everything is made anew, whatever the log says
  bool is_strict = false;     ///< warnings refuse the build too
  std::int64_t clock_ns = 0;  ///< now, on the clock of the disk
};

/// Why a file of the output was made.
enum class MakeReason : std::uint8_t {
  none,           ///< it was not
  no_log,         ///< nothing is known of the last build
  configuration,  ///< site.toml or one of its like changed
  theme,
  request,  ///< the command line asks for something else
  is_new,
  subject,       ///< what it is about changed
  surroundings,  ///< something changed that it names or links to
  list,          ///< what it lists changed
  source,        ///< the file that it is a copy of changed
  output         ///< it is missing from the output, or somebody changed it
};

struct BuildResult {
  enum class Outcome { refused, unchanged, built };
  Outcome outcome = Outcome::refused;
  BuildCounts counts;                      ///< unless it was refused; without `entries` when nothing changed
  bool was_unfinished = false;             ///< what a run began that died was finished first
  std::string why_no_log;                  ///< why everything was made anew; empty where the log was used
  std::unique_ptr<PreparedSite> prepared;  ///< null when nothing changed
  std::shared_ptr<const void> workings;    ///< what the build held; letting go of it may take longer than the build
  std::vector<MakeReason> reasons;         ///< of each file, as SiteOutput numbers them; empty when nothing changed
};

/// Builds, with the output's lock, after what an earlier run left unfinished there. A refused build, for its findings
/// or a fault of the disk, leaves the last output as it was; `diagnostics` has what was found, by this build or the one
/// whose work stands.
BuildResult build_site(FileSystem& files, const BuildRequest& request, const BuildOptions& options, Observer& observer,
                       Diagnostics& diagnostics);

}  // namespace gazette
