#pragma once
// Packed files into one file of the disk: whole or not at all.

#include "archive/packed_file.hpp"
#include "base/date.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gazette {

enum class Container { zip, tar, tar_gz };

/// By a file's name: `.zip`, `.tar`, `.tar.gz` or `.tgz`, in capitals too; nothing for others.
std::optional<Container> container_of(std::string_view file_name);

/// What is to be written.
struct Package {
  std::string name;               ///< of the folder that holds all its files
  std::vector<PackedFile> files;  ///< in their order
  Date day;                       ///< the time of every file is its noon; days before 1980 count as 1980-01-01
};

struct WrittenPackage {
  std::uint64_t bytes = 0;
  std::string sha256;
};

/// Writes a package to `path` of `disk`: a new file beside it takes its place when all is there. The bytes follow from
/// the package alone. On an error nothing is left behind, and what was at `path` stays. Errors: those of the disk and
/// of PackedPieces.
Result<WrittenPackage> write_package(FileSystem& disk, const std::string& path, Container container,
                                     const FileReader& site, const Package& package);

/// Whether the file at `path` begins as one does that `write_package` wrote of a package of this name.
bool is_package_of(const FileReader& disk, const std::string& path, const std::string& name);

}  // namespace gazette
