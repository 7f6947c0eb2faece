#pragma once
// E-mail addresses in a text.

#include "privacy/surroundings.hpp"

#include <optional>
#include <string_view>

namespace gazette {

/// The address around the `@` at `at`: letters, digits and `._%+-` before it, a domain with a dot behind. Nothing where
/// there is none.
std::optional<Span> email_around(std::string_view text, std::size_t at);

}  // namespace gazette
