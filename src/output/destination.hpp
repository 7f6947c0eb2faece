#pragma once
// Which folder may be the output.

#include "base/result.hpp"

#include <string>

namespace gazette {

/// The absolute output folder: `given` from the current folder, or `public` in the site's folder when it is empty.
/// Refused (`bad-destination`) are the site's folder itself, one that holds it, and one inside content/, themes/,
/// static/ or forms/: a build would read its own output, or replace its sources.
Result<std::string> destination_folder(const std::string& source, const std::string& given);

}  // namespace gazette
