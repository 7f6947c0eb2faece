#pragma once
// What git says of the site's folder, if there is a git and the folder is under it.

#include <string>
#include <vector>

namespace gazette {

/// The site's own files (site.toml, content, forms, themes, static) that differ from the last commit, as git names
/// them. Empty when there are none, and when git is not there or not in charge.
std::vector<std::string> uncommitted_files(const std::string& folder);

}  // namespace gazette
