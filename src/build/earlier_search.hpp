#pragma once
// The search of the last build, from its log and its output.

#include "io/file_system.hpp"
#include "log/build_log.hpp"
#include "pages/search_files.hpp"

#include <string>

namespace gazette {

/// `disk`, `destination` (the output folder) and `log` must outlive it. A file counts while it has the digest that the
/// log names.
EarlierSearch earlier_search(const FileReader& disk, const std::string& destination, const BuildLog& log);

}  // namespace gazette
