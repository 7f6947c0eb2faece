#pragma once
// The lists of the preview below /_gazette/: what is drafted, scheduled, withheld and due, what was found, and every
// address with the reason why it exists.

#include "io/file_system.hpp"
#include "serve/preview.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gazette {

/// The page at `path`, nothing where there is none. `query` narrows a long list to lines that hold it. The view must
/// show a site. Long lists are cut, and say so.
std::optional<std::string> board_page(const PreviewView& view, const FileReader& files, std::string_view path,
                                      std::string_view query);

/// What is shown while no site can be: every problem.
std::string problem_page(const FileReader& files, std::string_view language, const std::vector<Diagnostic>& problems);

}  // namespace gazette
