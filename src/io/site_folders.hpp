#pragma once
// The folders of a site that gazette looks for by name: content/, static/, themes/ and the like.

#include "base/result.hpp"
#include "io/file_system.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace gazette {

/// An error (rule `not-a-folder`) where `folder` is a symbolic link, a pipe or a device: what it leads to may lie
/// anywhere, and all of it would be published. Nothing for a folder, a file, and where there is nothing.
std::optional<Error> site_folder_fault(const FileReader& files, const std::string& folder, ErrorKind kind);

/// An error for what is listed in one of the site's folders and is no folder itself: where it is no file either
/// (rule `not-a-file`), and where its name is one that cannot be published (`invalid-name`).
std::optional<Error> entry_fault(std::string_view folder, const FileEntry& entry, ErrorKind kind);

}  // namespace gazette
