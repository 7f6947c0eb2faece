#include "output/recovery.hpp"

#include "output/folder_swap.hpp"
#include "output/patch_sink.hpp"
#include "output/work_names.hpp"

namespace gazette {

Result<std::unique_ptr<FileLock>> lock_output(FileSystem& files, const std::string& folder) {
  const auto name = lock_name(folder);
  if (auto made = files.make_folders(std::string(path_folder(name))); !made) return made.error();
  auto lock = files.lock(name);
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
  return files.own_kind(fresh_name(folder)) ? files.remove(fresh_name(folder)) : Done{};
}

}  // namespace gazette
