#pragma once
// "Did you mean …": the known name that a mistyped one most likely stands for.

#include <string>
#include <string_view>
#include <vector>

namespace gazette {

/// The number of single-character insertions, deletions, substitutions and transpositions of neighbours
/// between two texts (optimal string alignment), in bytes.
std::size_t edit_distance(std::string_view a, std::string_view b);

/// The nearest of `known`, ignoring case, `-` and `_`; empty if none is near (at most a third of the
/// length apart). Of equally near ones the first wins.
std::string nearest(std::string_view name, const std::vector<std::string_view>& known);

/// `did you mean "x"?` for the nearest known name, else empty.
std::string suggestion(std::string_view name, const std::vector<std::string_view>& known);

}  // namespace gazette
