#pragma once
// The names beside an output folder that are gazette's own while it writes: hidden, and with its name in them, so that
// nobody else has a file there. Whatever has one of them may be thrown away, but by `recover_output` first.

#include "io/file_system.hpp"

#include <string>
#include <string_view>

namespace gazette {

/// `.public.gazette-WORK` beside `public`.
inline std::string work_name(std::string_view path, std::string_view work) {
  const auto name = "." + std::string(path_name(path)) + ".gazette-" + std::string(work);
  const auto folder = path_folder(path);
  return folder.empty() && path.starts_with('/') ? "/" + name : path_join(folder, name);
}

/// A site that is being written; nothing of it is public yet.
inline std::string fresh_name(std::string_view folder) { return work_name(folder, "new"); }
/// What changes places with the output: the new site before, the former one after.
inline std::string former_name(std::string_view folder) { return work_name(folder, "old"); }
/// The journal of a patch.
inline std::string journal_name(std::string_view folder) { return work_name(folder, "patch"); }
/// Whoever has it is the only one who writes `path`, a folder or a file.
inline std::string lock_name(std::string_view path) { return work_name(path, "lock"); }

}  // namespace gazette
