#pragma once
// Paths between content files, as editors write them.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gazette {

/// `path` as written in a file of `folder`, as a path from the site's folder, with `.` and `..` resolved.
/// Nothing when it leaves the site.
std::optional<std::string> source_path(std::string_view folder, std::string_view path);

/// The files that a reference to an item may mean: `../policy/a.md` from the folder, `content/policy/a.md` or
/// `policy/a.md` from the site's; a bundle's folder stands for its `index.md`, a missing `.md` is added.
std::vector<std::string> source_paths_of(std::string_view folder, std::string_view reference);

}  // namespace gazette
