// Replacing thousands of files one by one is slow on ext4 and leaves a mixture after a crash; a fresh folder is quick
// and whole. Order: the fresh folder, full and safe on the disk, takes the name of the former; the former and the
// output change places; what is not gazette's moves from the former to the output; of the former nothing is needed
// any more, so that it takes the name of the fresh one and goes.
//
// Hence a fresh folder may always be thrown away. A former one is there only after a run that died: beside an output it
// holds a site that is not public, of which only what is not gazette's is worth anything; without an output (a disk
// that cannot exchange two names) it is the output.
#include "output/folder_swap.hpp"

#include "output/manifest.hpp"
#include "output/owned_files.hpp"
#include "output/work_names.hpp"

#include <algorithm>
#include <functional>
#include <set>
#include <string_view>
#include <vector>

namespace gazette {

namespace {

Result<Done> make_folder_for(FileSystem& files, const std::string& path) {
  return files.make_folders(std::string(path_folder(path)));
}

// A signature of another manifest would only say that somebody tampered with ours.
bool has_same_manifest(const FileReader& files, const std::string& folder) {
  const auto now = files.read(path_join(folder, k_manifest_file));
  const auto before = files.read(path_join(former_name(folder), k_manifest_file));
  return now && before && *now == *before;
}

// The folders that files of gazette stand in.
std::set<std::string, std::less<>> folders_of(const std::set<std::string>& paths) {
  std::set<std::string, std::less<>> folders;
  for (const auto& path : paths) {
    for (auto folder = path_folder(path); !folder.empty(); folder = path_folder(folder)) {
      if (!folders.emplace(folder).second) break;
    }
  }
  return folders;
}

/// Moves what gazette did not write from the former folder into the output.
class CarryOver {
 public:
  CarryOver(FileSystem& files, const std::string& folder) : files_(files), folder_(folder) {}

  /// On an Error some of it may have moved.
  Result<Done> run() {
    const auto former = former_name(folder_);
    auto owned = owned_files(files_, former);
    if (!owned) return owned.error();
    owned_ = *std::move(owned);
    if (!has_same_manifest(files_, folder_)) owned_.emplace(k_signature_file);
    owned_folders_ = folders_of(owned_);
    const auto listing = files_.list_unfollowed(former);
    if (!listing) return listing.error();
    for (const auto& entry : *listing) {
      if (auto done = take(entry); !done) return done;
    }
    if (auto fault = files_.looking_fault()) return *std::move(fault);  // something may have seemed not to be there
    return Done{};
  }

  /// Moves all of it back; false where that failed.
  bool undo() {
    return std::ranges::all_of(moved_, [&](const std::string& path) {
      return static_cast<bool>(files_.rename(path_join(folder_, path), path_join(former_name(folder_), path)));
    });
  }

 private:
  Result<Done> take(const FileEntry& entry) {
    const bool is_folder = entry.kind == FileKind::folder;
    if (is_folder ? owned_folders_.contains(entry.path) : entry.kind == FileKind::file && owned_.contains(entry.path))
      return Done{};
    if (has_moved_with_its_folder(entry.path)) return Done{};
    const auto to = path_join(folder_, entry.path);
    if (is_folder && files_.own_kind(to) == FileKind::folder) return Done{};
    if (!is_free(entry.path)) return occupied(entry.path);
    if (auto made = make_folder_for(files_, to); !made) return made;
    auto moved = files_.rename(path_join(former_name(folder_), entry.path), to);
    if (!moved) return moved;
    moved_.push_back(entry.path);
    if (is_folder) moved_folders_.insert(entry.path);
    return Done{};
  }

  bool has_moved_with_its_folder(std::string_view path) const {
    for (auto folder = path_folder(path); !folder.empty(); folder = path_folder(folder)) {
      if (moved_folders_.contains(folder)) return true;
    }
    return false;
  }

  bool is_free(const std::string& path) const {
    Diagnostics found;
    check_places(
        files_, folder_, {path}, [](const auto&) { return false; }, found);
    return found.empty();
  }

  Result<Done> occupied(const std::string& path) const {
    return Error{ErrorKind::input_output,
                 "occupied-place",
                 "gazette did not write this, and the new site has something of its own in its place",
                 {path_join(folder_, path), {}},
                 "move it away, and build again",
                 {}};
  }

  FileSystem& files_;
  const std::string& folder_;
  std::set<std::string> owned_;
  std::set<std::string, std::less<>> owned_folders_, moved_folders_;
  std::vector<std::string> moved_;
};

Result<Done> sync_place(FileSystem& files, const std::string& folder) {
  return files.sync_names(std::string(path_folder(folder)));
}

// Throws the former folder away. A failure does no harm: the next run tries again.
void discard_former(FileSystem& files, const std::string& folder) {
  if (files.rename(former_name(folder), fresh_name(folder))) (void)files.remove(fresh_name(folder));
}

// The fresh folder takes the output's place, and the output becomes the former one. On an Error the output stands as it
// was, or is the former one without another at its place.
Result<Done> take_place(FileSystem& files, const std::string& folder) {
  const auto former = former_name(folder), fresh = fresh_name(folder);
  if (auto moved = files.rename(fresh, former); !moved) return moved;
  const auto exchanged = files.exchange(folder, former);
  if (exchanged && *exchanged) return Done{};
  if (auto moved = files.rename(former, fresh); !moved) return moved;
  if (!exchanged) return exchanged.error();
  if (auto moved = files.rename(folder, former); !moved) return moved;
  auto moved = files.rename(fresh, folder);
  if (!moved) (void)files.rename(former, folder);
  return moved;
}

// Undoes `take_place`. Where it breaks off, the next run finishes what the names then say.
void give_back_place(FileSystem& files, const std::string& folder) {
  const auto former = former_name(folder), fresh = fresh_name(folder);
  const auto exchanged = files.exchange(folder, former);
  if (!exchanged) return;
  if (*exchanged) (void)files.rename(former, fresh);
  else if (files.rename(folder, fresh)) (void)files.rename(former, folder);
}

}  // namespace

Result<Done> swap_in(FileSystem& files, const std::string& folder) {
  const auto fresh = fresh_name(folder);
  if (auto safe = files.sync(fresh); !safe) return safe;
  if (!files.is_folder(folder)) {
    if (auto moved = files.rename(fresh, folder); !moved) return moved;
    auto safe = sync_place(files, folder);
    if (!safe) (void)files.rename(folder, fresh);
    return safe;
  }
  if (auto done = take_place(files, folder); !done) return done;
  CarryOver carried(files, folder);
  auto done = carried.run();
  if (done) done = sync_place(files, folder);
  if (done) discard_former(files, folder);
  else if (carried.undo()) give_back_place(files, folder);
  return done;
}

Result<Done> finish_swap(FileSystem& files, const std::string& folder) {
  const auto former = former_name(folder);
  if (!files.own_kind(former)) return Done{};
  if (const auto owned = owned_files(files, former); !owned) return owned.error();
  if (!files.is_folder(folder)) {
    if (auto moved = files.rename(former, folder); !moved) return moved;
    return sync_place(files, folder);
  }
  CarryOver carried(files, folder);
  auto done = carried.run();
  if (done) done = sync_place(files, folder);
  if (done) discard_former(files, folder);
  else (void)carried.undo();
  return done;
}

}  // namespace gazette
