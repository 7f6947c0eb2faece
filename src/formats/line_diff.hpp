#pragma once
// Two versions of a text that have the same lines but for what is in them, as a unified diff.

#include <string>
#include <string_view>

namespace gazette {

/// What `diff -u` prints for corrections inside lines: `--- a/file`, `+++ b/file`, then hunks with up to three lines
/// around them; empty when both are equal. Both texts must have the same number of lines. Line ends are printed as
/// they are, so that `patch -p1` takes the result.
std::string line_diff(const std::string& file, std::string_view before, std::string_view after);

}  // namespace gazette
