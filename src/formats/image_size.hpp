#pragma once
// How large a picture is, told by the first bytes of its file.

#include "model/item.hpp"

#include <optional>
#include <string_view>

namespace gazette {

/// The width and height in pixels of a PNG, GIF, JPEG or WebP (by what is in it, not by its name); nothing for other
/// files, or one that is broken. A JPEG that a camera turned counts as it is shown.
std::optional<PixelSize> image_size(std::string_view bytes);

}  // namespace gazette
