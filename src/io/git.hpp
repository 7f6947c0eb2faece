#pragma once
// What the version control knows of a site's files. The only place that calls `git`.

#include "base/result.hpp"

#include <string>
#include <vector>

namespace gazette {

/// The files below `folder` that differ from what they were in `revision`: committed since, staged, changed, deleted,
/// and those that git does not track yet (ignored ones left out). Paths from `folder`, which may be a part of the
/// repository; sorted. Errors: a revision that git does not know or that could be read as a flag, a folder outside any
/// repository (ErrorKind::usage); no git on this machine (ErrorKind::input_output).
Result<std::vector<std::string>> changed_files(const std::string& folder, const std::string& revision);

}  // namespace gazette
