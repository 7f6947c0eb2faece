#pragma once
// What was found in published files, in a build log: a PDF of a hundred pages is looked into once.

#include "check/personal_data.hpp"
#include "log/build_log.hpp"

#include <string>

namespace gazette {

std::string logged_files(const ScannedFiles& scanned);

/// What the log has of them, but for files that may have changed while they were read.
ScannedFiles recalled_files(const BuildLog& log);

}  // namespace gazette
