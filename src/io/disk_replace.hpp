#pragma once
// Files of the disk that get other bytes whole or not at all.

#include "base/result.hpp"

#include <string>
#include <string_view>

namespace gazette {

/// A file by the name that errors have, and by the one that the system knows.
struct DiskName {
  std::string path, full_path;
};

/// FileSystem::replace.
Result<Done> replace_on_disk(const std::string& path, const std::string& full_path, std::string_view bytes);

/// FileSystem::replace_keeping.
Result<Done> replace_keeping_on_disk(const DiskName& file, std::string_view bytes, const DiskName& former);

}  // namespace gazette
