#pragma once
// Text as a part of an address or an anchor. Han characters stay; what is unsafe in a path becomes a hyphen.

#include <string>
#include <string_view>

namespace gazette {

/// `text` as one path segment: letters, marks and numbers of any script, `-`, `_`, `.`, `~`, `+` and the
/// brackets 〔〕 stay; runs of anything else become one `-`; no `-` or `.` at the ends. Case stays.
/// Empty when nothing is left.
std::string slug_of(std::string_view text);

/// `text` as a heading's anchor: lower case, letters and numbers of any script, `-` and `_`; white space
/// becomes `-`, everything else is dropped (as GitHub does, so that anchors are portable).
/// "section" when nothing is left.
std::string anchor_of(std::string_view text);

}  // namespace gazette
