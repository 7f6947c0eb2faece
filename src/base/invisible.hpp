#pragma once
// Characters that readers cannot see and that change what they read, find or copy.

#include <string>
#include <string_view>

namespace gazette {

/// Control characters but for tab and the ends of lines.
bool is_control(char32_t c);

/// What sets the direction of the text after it (UAX #9): `gpj.exe` can be made to look like `exe.jpg`.
bool is_direction_control(char32_t c);

/// Both, and blanks of no width, separators of lines that are none, fillers, tags. The joiners U+200C and U+200D are
/// not among them, as scripts and emoji need them.
bool is_invisible(char32_t c);

/// `U+202E`.
std::string code_point_name(char32_t c);

}  // namespace gazette
