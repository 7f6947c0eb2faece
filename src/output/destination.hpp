#pragma once
// Which folder may be the output.

#include "base/result.hpp"

#include <string>

namespace gazette {

/// The absolute path of a folder, symbolic links resolved as far as it exists, without a slash at its end.
std::string absolute_folder(const std::string& path);

/// The absolute output folder: `given` from the current folder, or `public` in the site's folder when it is empty.
/// Refused (`bad-destination`) are the site's folder itself, one that holds it, and one that is, holds or lies inside a
/// folder that a site is made of, or that gazette or git keep for themselves: a build would read its own output, or
/// replace its sources.
Result<std::string> destination_folder(const std::string& source, const std::string& given);

}  // namespace gazette
