#pragma once
// What begins a placeholder, for the quick walk of traces.cpp.

#include <cstddef>
#include <string_view>

namespace gazette::lint {

/// Whether one of the words that placeholders are told by stands at `at`.
bool begins_placeholder(std::string_view text, std::size_t at);

}  // namespace gazette::lint
