#pragma once
// Whether a build would change nothing, asked of the disk alone: no file is opened whose times are as they were.

#include "io/file_system.hpp"
#include "log/build_log.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace gazette {

/// Whether all that the build of this log read is as it was. What changed shortly before that build began counts as
/// changed: it may have been read before.
bool are_inputs_as_logged(const FileReader& files, const BuildLog& log);

/// What of a log's output is below the folder as it was written.
struct StandingOutputs {
  bool has_manifest = false;
  bool has_other_times = false;  ///< of some of them only the bytes are as they were written
  std::vector<char> outputs;     ///< whether it stands there, for each output of the log
};

/// Files of the size and times that the log has are believed; of those with other times, as a copy or another checkout
/// has them, the bytes are read and their times put into the log.
StandingOutputs standing_outputs(const FileReader& files, BuildLog& log, const std::string& folder, unsigned jobs);

}  // namespace gazette
