#include "output/recovery.hpp"

#include "output/folder_swap.hpp"
#include "output/patch_sink.hpp"
#include "output/work_names.hpp"

namespace gazette {

Result<std::unique_ptr<FileLock>> lock_output(FileSystem& files, const std::string& folder) {
  const std::string parent(path_folder(folder));
  if (!parent.empty() && !files.is_folder(parent))
    return Error{ErrorKind::input_output, "io", "there is no such folder", {parent, {}}, "make it first", {}};
  auto lock = files.lock(lock_name(folder));
  if (lock || lock.error().rule != "locked") return lock;
  auto error = std::move(lock).error();
  error.message = "the output is " + error.message;
  error.help = "wait until that has ended, or choose another folder with -d; nothing was written";
  error.place.file = folder;
  return error;
}

bool is_output_unfinished(const FileReader& files, const std::string& folder) {
  return files.own_kind(former_name(folder)) || files.own_kind(journal_name(folder)) ||
         files.own_kind(fresh_name(folder));
}

Result<Done> recover_output(FileSystem& files, const std::string& folder) {
  if (auto done = finish_swap(files, folder); !done) return done;
  if (auto done = finish_patch(files, folder); !done) return done;
  if (files.own_kind(fresh_name(folder))) {
    if (auto removed = files.remove(fresh_name(folder)); !removed) return removed;
  }
  if (auto fault = files.looking_fault()) return *std::move(fault);  // something of it may have seemed not to be there
  return Done{};
}

}  // namespace gazette
