#pragma once
// Home addresses in Chinese text, down to the door. Notices may name the street or the township, not the flat
// (docs/PERSONAL_DATA.md).

#include "privacy/surroundings.hpp"

#include <optional>
#include <string_view>

namespace gazette {

/// The address whose number of a door stands at `number`: a street, village or estate before it, and behind it
/// 室, 单元, 户, 栋 or 幢 (号 alone where the text says 住址, 家住, 户籍 or 住所).
std::optional<Span> home_address_around(std::string_view text, Span number);

}  // namespace gazette
