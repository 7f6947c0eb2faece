#pragma once
// A ZIP archive. Adapter of libzip's writing half; attachments/zip_archive has the reading one.

#include "archive/packed_file.hpp"
#include "base/date.hpp"

#include <span>

namespace gazette {

/// Writes all files into `out`, which must be empty: names in UTF-8, mode 0644, deflated, each dated `day` at noon.
/// A day outside 1980 to 2107, which ZIP cannot say, is the nearest one.
Result<Done> write_zip(const FileReader& site, std::span<const PackedFile> files, const Date& day, DataFile& out);

}  // namespace gazette
