#pragma once
// A lock on the disk that no crash leaves behind: the system lets go of it with the process.

#include "io/file_system.hpp"

#include <memory>
#include <string>

namespace gazette {

/// FileSystem::lock for the file `full_path`, which errors call `path`.
Result<std::unique_ptr<FileLock>> lock_on_disk(const std::string& path, const std::string& full_path);

}  // namespace gazette
