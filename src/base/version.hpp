#pragma once
// The generator's version, part of every page's fingerprint. Defined in a source made from cmake/version.cpp.in.

#include <string_view>

namespace gazette {

/// `0.1.0`: the version in CMakeLists.txt.
std::string_view version();

}  // namespace gazette
