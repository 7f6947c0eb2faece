#pragma once
// Brotli (RFC 7932), for files that a web host sends as they are.

#include <string>
#include <string_view>

namespace gazette {

/// `bytes` compressed as far as Brotli goes (quality 11), with a window of 4 MB. Slow: about 1 MB a second.
std::string brotli_compressed(std::string_view bytes);

}  // namespace gazette
