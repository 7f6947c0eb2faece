#pragma once
// The addresses in a style sheet.

#include "archive/new_address.hpp"

#include <string>
#include <string_view>

namespace gazette {

/// The style sheet with other addresses in `url(…)` and `@import`; comments stay.
std::string css_with_new_addresses(std::string_view css, const NewAddress& new_address);

}  // namespace gazette
