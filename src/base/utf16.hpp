#pragma once
// UTF-8 to UTF-16 and back, for ICU, which speaks UTF-16. Used by its adapters in this folder.

#include <string>
#include <string_view>

namespace gazette {

/// A bad byte becomes U+FFFD.
std::u16string utf16_of(std::string_view text);

/// A surrogate without its other half becomes U+FFFD.
std::string utf8_of(std::u16string_view text);

}  // namespace gazette
