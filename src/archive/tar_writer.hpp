#pragma once
// A tar archive (POSIX.1-2017, pax: "pax Interchange Format"), written from front to back.

#include "archive/packed_file.hpp"

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>

namespace gazette {

/// Takes the bytes of an archive as they come.
using TakeBytes = std::function<Result<Done>(std::string_view)>;

/// The blocks before a file's bytes: a header of its own, and before it extended records for what the old header
/// cannot hold (a name that is long or not ASCII, a size from 8 GiB on). Owner 0, mode 0644.
std::string tar_header(std::string_view path, std::uint64_t size, std::int64_t modified);

/// Writes all files, each with the time `modified` (seconds since 1970, not before), and the end of the archive.
Result<Done> write_tar(const FileReader& site, std::span<const PackedFile> files, std::int64_t modified,
                       const TakeBytes& take);

}  // namespace gazette
