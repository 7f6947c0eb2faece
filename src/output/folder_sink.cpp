// Writes a whole site beside the old one and swaps the two.
//
// Replacing thousands of files one by one is slow on ext4 and leaves a mixture after a crash; a fresh folder is quick
// and whole. Order: public.new is filled; public becomes public.old; public.new becomes public; what is not ours
// moves over; public.old, of which nothing is needed any more, takes the name public.new and goes.
//
// Hence public.new may always be thrown away, and public.old is there only after a run that died on the way: the next
// one moves it back if there is no public, and else moves over what is still in it.
#include "output/manifest.hpp"
#include "output/patch_sink.hpp"
#include "output/sink.hpp"

#include "base/text.hpp"

#include <set>
#include <vector>

namespace gazette {

namespace {

std::string fresh_name(const std::string& folder) { return folder + ".new"; }
std::string old_name(const std::string& folder) { return folder + ".old"; }

// Whether a file cannot go to `path` below `folder` because something of that name, or a file above it, is there.
bool is_taken(const FileReader& files, const std::string& folder, const std::string& path) {
  const auto target = path_join(folder, path);
  if (files.is_file(target) || files.is_folder(target)) return true;
  for (auto above = path_folder(path); !above.empty(); above = path_folder(above)) {
    if (files.is_file(path_join(folder, above))) return true;
  }
  return false;
}

Result<Done> move_file(FileSystem& files, const std::string& from, const std::string& to) {
  if (auto made = files.make_folders(std::string(path_folder(to))); !made) return made;
  return files.rename(from, to);
}

// Moves into `folder` what is in the one it replaced and not `ours`: what somebody else put into the output stays
// there, unless gazette now writes a file or a folder of that name. All of it, or nothing on an Error.
Result<Done> carry_over(FileSystem& files, const std::string& folder, const std::set<std::string>& ours) {
  const auto old = old_name(folder);
  const auto listing = files.list(old);
  if (!listing) return listing.error();
  std::vector<std::string> moved;
  for (const auto& entry : *listing) {
    if (entry.kind != FileKind::file || ours.contains(entry.path) || is_taken(files, folder, entry.path)) continue;
    const auto done = move_file(files, path_join(old, entry.path), path_join(folder, entry.path));
    if (done) {
      moved.push_back(entry.path);
      continue;
    }
    for (const auto& path : moved) (void)files.rename(path_join(folder, path), path_join(old, path));
    return done;
  }
  return Done{};
}

// Throws the replaced folder away. A failure does no harm: the next run tries again.
void discard_old(FileSystem& files, const std::string& folder) {
  if (files.rename(old_name(folder), fresh_name(folder))) (void)files.remove(fresh_name(folder));
}

class FolderSink final : public Sink {
 public:
  FolderSink(FileSystem& files, std::string folder, std::set<std::string> ours)
      : files_(files), folder_(std::move(folder)), fresh_(fresh_name(folder_)), ours_(std::move(ours)) {}

  ~FolderSink() override {
    // Nothing can be done about a failure here; the next run removes what is left.
    if (!is_committed_) (void)files_.remove(fresh_name(folder_));
  }

  Result<Done> put(const std::string& path, std::string bytes) override {
    const auto target = path_join(fresh_, path);
    if (auto made = make_folder(path_folder(target)); !made) return made;
    return files_.create(target, bytes);
  }

  Result<Done> commit() override {
    const bool has_old = files_.is_folder(folder_);
    if (has_old) {
      if (auto moved = files_.rename(folder_, old_name(folder_)); !moved) return moved;
    }
    if (auto moved = files_.rename(fresh_name(folder_), folder_); !moved) {
      if (has_old) (void)files_.rename(old_name(folder_), folder_);
      return moved;
    }
    if (has_old) {
      drop_stale_signature();
      if (auto carried = carry_over(files_, folder_, ours_); !carried) {
        swap_back();
        return carried;
      }
      discard_old(files_, folder_);
    }
    is_committed_ = true;
    return Done{};
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

  // A signature of another manifest would only say that somebody tampered with ours.
  void drop_stale_signature() {
    const auto now = files_.read(path_join(folder_, k_manifest_file));
    const auto before = files_.read(path_join(old_name(folder_), k_manifest_file));
    if (!now || !before || *now != *before) ours_.insert(std::string(k_signature_file));
  }

  void swap_back() {
    if (files_.rename(folder_, fresh_name(folder_))) (void)files_.rename(old_name(folder_), folder_);
  }

  FileSystem& files_;
  std::string folder_, fresh_;
  std::set<std::string> ours_;
  std::mutex mutex_;
  std::set<std::string, std::less<>> made_;
  bool is_committed_ = false;
};

Error foreign(const std::string& folder) {
  return {ErrorKind::input_output,
          "foreign-output",
          "the folder is not empty and was not made by gazette",
          {folder, {}},
          "choose another with -d, or empty it; nothing was written",
          {}};
}

// The files that the last build wrote, by its manifest; an Error when the folder belongs to somebody else.
Result<std::set<std::string>> files_of_last_build(const FileReader& files, const std::string& folder) {
  const auto listing = files.list(folder);
  if (!listing) return listing.error();
  if (listing->empty()) return std::set<std::string>{};
  const auto manifest = files.read(path_join(folder, k_manifest_file));
  if (!manifest) return foreign(folder);
  auto ours = paths_in_manifest(*manifest);
  if (!ours) return foreign(folder);
  ours->insert(std::string(k_manifest_file));
  return *ours;
}

// Finishes what a run began that died between the first rename of its commit and the last.
Result<Done> mend_interrupted_commit(FileSystem& files, const std::string& folder) {
  const auto old = old_name(folder);
  if (!files.is_folder(old)) return Done{};
  const auto ours = files_of_last_build(files, old);
  if (!ours) return ours.error();
  if (!files.is_folder(folder)) return files.rename(old, folder);
  if (auto carried = carry_over(files, folder, *ours); !carried) return carried;
  discard_old(files, folder);
  return Done{};
}

}  // namespace

Result<std::unique_ptr<Sink>> open_folder_sink(FileSystem& files, const std::string& folder) {
  if (files.is_file(folder))
    return Error{ErrorKind::input_output,
                 "foreign-output",
                 "the output must be a folder, found a file",
                 {folder, {}},
                 "choose another with -d",
                 {}};
  if (auto mended = mend_interrupted_commit(files, folder); !mended) return mended.error();
  if (auto finished = finish_patch(files, folder); !finished) return finished.error();
  auto ours = files_of_last_build(files, folder);
  if (!ours) return ours.error();
  if (auto removed = files.remove(fresh_name(folder)); !removed) return removed.error();
  if (auto made = files.make_folders(fresh_name(folder)); !made) return made.error();
  return std::unique_ptr<Sink>(std::make_unique<FolderSink>(files, folder, *std::move(ours)));
}

}  // namespace gazette
