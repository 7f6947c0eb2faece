#pragma once
// A folder that came from somebody else, such as a copy of a site: what lies in it, without following any link, and
// the digests of its files, which may be larger than memory.

#include "base/result.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace gazette {

enum class CopyKind { file, link, other };

/// One thing in the folder that is no folder itself. `path` is below the folder, with forward slashes.
struct CopyEntry {
  std::string path;
  CopyKind kind = CopyKind::file;

  friend bool operator==(const CopyEntry&, const CopyEntry&) = default;
};

/// All that lies below `folder`, by path. Symbolic links are named, not followed. Errors: rule `io`, when the folder is
/// none or a folder in it cannot be read.
Result<std::vector<CopyEntry>> list_copy(const std::string& folder);

struct FileSum {
  std::uint64_t size = 0;
  std::string sha256;
};

/// Size and SHA-256 of a file below `folder`, read in pieces. An Error (rule `io`) when it cannot be read or is no file
/// (any more). Thread-safe.
Result<FileSum> sum_of_file(const std::string& folder, const std::string& path);

/// The bytes of a file below `folder`, under the same conditions.
Result<std::string> read_copy(const std::string& folder, const std::string& path);

}  // namespace gazette
