#pragma once
// What in an output folder is gazette's: only that is ever replaced or removed.

#include "base/diagnostics.hpp"
#include "io/file_system.hpp"

#include <functional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace gazette {

/// The files of an output folder that the last build wrote, by its manifest, which is one of them; none in a folder
/// that is empty or missing. Errors: `foreign-output` where the folder has files and no manifest of gazette, or is a
/// file itself; `io`.
Result<std::set<std::string>> owned_files(const FileReader& files, const std::string& folder);

/// Finds what stands in the way of files that are to be written below `folder`. What `is_owned`, files that gazette
/// wrote there, gives way; anything else does not, nor does a symbolic link in the place of a file or folder of
/// gazette's. All of it is told, as errors `occupied-place` at what is in the way.
void check_places(const FileReader& files, const std::string& folder, const std::vector<std::string>& paths,
                  const std::function<bool(const std::string&)>& is_owned, Diagnostics& diagnostics);

}  // namespace gazette
