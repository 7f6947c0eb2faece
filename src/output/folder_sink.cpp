// Writes a whole site into a fresh folder, which takes the output's place on commit (folder_swap).
#include "output/folder_swap.hpp"
#include "output/owned_files.hpp"
#include "output/sink.hpp"
#include "output/work_names.hpp"

#include <mutex>
#include <set>

namespace gazette {

namespace {

class FolderSink final : public Sink {
 public:
  FolderSink(FileSystem& files, std::string folder)
      : files_(files), folder_(std::move(folder)), fresh_(fresh_name(folder_)) {}

  ~FolderSink() override {
    // Nothing can be done about a failure here; the next run removes what is left.
    if (!is_committed_) (void)files_.remove(fresh_);
  }

  Result<Done> put(const std::string& path, std::string bytes) override {
    const auto target = path_join(fresh_, path);
    if (auto made = make_folder(path_folder(target)); !made) return made;
    return files_.create(target, bytes);
  }

  Result<Done> commit() override {
    auto done = swap_in(files_, folder_);
    is_committed_ = static_cast<bool>(done);
    return done;
  }

 private:
  // Each folder is made once, in one that is there.
  Result<Done> make_folder(std::string_view folder) {
    const std::lock_guard lock(mutex_);
    return make_folder_once(folder);
  }

  Result<Done> make_folder_once(std::string_view folder) {
    if (folder == fresh_ || made_.contains(folder)) return Done{};
    if (auto made = make_folder_once(path_folder(folder)); !made) return made;
    made_.emplace(folder);
    return files_.make_folder(std::string(folder));
  }

  FileSystem& files_;
  std::string folder_, fresh_;
  std::mutex mutex_;
  std::set<std::string, std::less<>> made_;
  bool is_committed_ = false;
};

}  // namespace

Result<std::unique_ptr<Sink>> open_folder_sink(FileSystem& files, const std::string& folder) {
  if (const auto owned = owned_files(files, folder); !owned) return owned.error();
  const auto fresh = fresh_name(folder);
  if (auto removed = files.remove(fresh); !removed) return removed.error();
  if (auto made = files.make_folders(fresh); !made) return made.error();
  return std::unique_ptr<Sink>(std::make_unique<FolderSink>(files, folder));
}

}  // namespace gazette
