#pragma once
// Addresses as QR codes (ISO/IEC 18004), for a phone to read from a screen or a poster.

#include <string>
#include <string_view>

namespace gazette {

/// An `<svg>` element of dark modules on a light ground, four modules of it around them as the standard asks, named
/// `label` for who does not see it. The same text gives the same bytes. Empty for a text that no code can hold (2,953
/// bytes).
std::string qr_code_svg(std::string_view text, std::string_view label);

}  // namespace gazette
