#pragma once
// Which names files of the site may have: they become part of addresses, of lists and of other people's disks.

#include <optional>
#include <string>
#include <string_view>

namespace gazette {

/// The most folders that a file may lie in.
inline constexpr std::size_t k_deepest_folder = 100;

/// What is wrong with a path of forward slashes, as it follows "the name": `holds U+202E, which nobody sees`; nothing
/// where all is well.
std::optional<std::string> file_name_fault(std::string_view path);

/// The path as a message may show it: `?` for what cannot be shown, and no longer than a line.
std::string shown_file_name(std::string_view path);

}  // namespace gazette
