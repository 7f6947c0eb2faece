#pragma once
// The addresses in a page: finds each where a browser would, and lets the caller write another.

#include "archive/new_address.hpp"

#include <string>
#include <string_view>

namespace gazette {

/// The page with other addresses: in the attributes that HTML defines for them, in `srcset`, `style`, `meta refresh`
/// and style elements. Scripts, comments and texts stay byte for byte; broken HTML is read as well as can be.
std::string with_new_addresses(std::string_view html, const NewAddress& new_address);

}  // namespace gazette
