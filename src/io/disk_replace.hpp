#pragma once
// Files of the disk that get other bytes whole or not at all.

#include "base/result.hpp"

#include <string>
#include <string_view>

namespace gazette {

/// The hidden name beside a file that its next bytes have until they take its own. What a run left there that died is
/// worth nothing.
std::string replacement_name(std::string_view path);

/// A file by the name that errors have, and by the one that the system knows.
struct DiskName {
  std::string path, full_path;
};

/// FileSystem::replace.
Result<Done> replace_on_disk(const std::string& path, const std::string& full_path, std::string_view bytes);

/// FileSystem::replace_keeping.
Result<Done> replace_keeping_on_disk(const DiskName& file, std::string_view bytes, const DiskName& former);

}  // namespace gazette
