#include "io/site_folders.hpp"

#include "base/file_name.hpp"

namespace gazette {

std::optional<Error> site_folder_fault(const FileReader& files, const std::string& folder, ErrorKind kind) {
  const auto status = files.status(folder);
  if (!status || status->kind != FileKind::other) return std::nullopt;
  return Error{kind,
               "not-a-folder",
               folder + " is a symbolic link, or no folder at all: what it leads to is not read",
               {folder, {}},
               "put a folder with the files themselves in its place",
               {}};
}

std::optional<Error> entry_fault(std::string_view folder, const FileEntry& entry, ErrorKind kind) {
  const Place place{shown_file_name(path_join(folder, entry.path)), {}};
  if (entry.kind == FileKind::other)
    return Error{
        kind,
        "not-a-file",
        "passed over, as it is no file of this site: a symbolic link that leads out of the site's folder, to a "
        "folder or to nothing, or a pipe or device",
        place,
        "put the file itself in its place, or remove it",
        {}};
  if (const auto fault = file_name_fault(entry.path))
    return Error{kind,
                 "invalid-name",
                 "the file's name cannot be part of an address: it " + *fault,
                 place,
                 "rename it; letters, digits, - and _ are always right",
                 {}};
  return std::nullopt;
}

}  // namespace gazette
