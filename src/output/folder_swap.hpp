#pragma once
// A whole new site takes the place of the output folder, and what others put into the old one moves over.

#include "io/file_system.hpp"

#include <string>

namespace gazette {

/// Puts the site in `fresh_name(folder)` in the place of `folder`, durably and, where the disk can exchange two names,
/// so that there is one of both at each moment. What gazette did not write moves over from the old site; the signature
/// of a manifest that is another one now does not. On an Error the old output stands as it was; where the disk refuses
/// even that, what stands there is whole, and the next `finish_swap` ends it.
///
/// Errors: `occupied-place` where something of somebody else came to stand where the new site has a file or folder;
/// `io`.
Result<Done> swap_in(FileSystem& files, const std::string& folder);

/// Finishes a swap that died on the way: the new site stays, or the old one where the new one had not taken its place.
/// Does nothing where there is none. Errors as above, and `foreign-output`.
Result<Done> finish_swap(FileSystem& files, const std::string& folder);

}  // namespace gazette
