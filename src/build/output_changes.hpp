#pragma once
// Which files of the output have to be made, and why: what the log says of them against what they come from now.

#include "build/site_build.hpp"
#include "build/site_output.hpp"
#include "build/up_to_date.hpp"
#include "log/build_log.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace gazette {

/// Inputs of every page.
struct OutputFrame {
  std::uint64_t configuration = 0, theme = 0, request = 0;
};

struct ChangeQuestion {
  const FileReader& site_files;
  const PreparedSite& prepared;
  const SiteOutput& output;
  OutputFrame frame;
  const BuildLog* log;              ///< null without one
  const StandingOutputs& standing;  ///< of the log
  unsigned jobs;
};

struct OutputChanges {
  bool is_patch = false;                    ///< the output of the log stands: only what changed has to be written
  std::vector<OutputInputs> inputs;         ///< of each file of the output, as SiteOutput numbers them
  std::vector<MakeReason> reasons;          ///< the same
  std::vector<OutputBefore> before;         ///< the same; empty unless `is_patch`
  std::vector<const LoggedOutput*> logged;  ///< the same: what the log has of it; null where it does not stand so
  std::vector<std::string> gone;            ///< files of the log that are none of the output any more
  std::vector<ManifestEntry> entries;       ///< that `before` points to
};

OutputChanges output_changes(const ChangeQuestion& question);

/// What the next log says of each file; `counts` are those of rendering these changes.
std::vector<LoggedOutput> logged_outputs(const FileReader& disk, const std::string& destination,
                                         const OutputChanges& changes, const BuildCounts& counts, unsigned jobs);
LoggedOutput logged_manifest(const FileReader& disk, const std::string& destination, const BuildCounts& counts);

}  // namespace gazette
