#pragma once
// `gazette new theme NAME`: a theme of the site's own that begins as the default one.

#include "io/file_system.hpp"

#include <string>

namespace gazette {

/// Makes `themes/NAME/`: a theme that extends the default one and adds a style sheet of its own. Gives the path of its
/// theme.toml. Errors: `usage` for a name that no theme may have; `file-exists`; `io`.
Result<std::string> new_theme(FileSystem& files, const std::string& name);

}  // namespace gazette
