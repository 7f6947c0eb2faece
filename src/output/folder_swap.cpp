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

/// Moves what is not `owned` from the former folder into the output: all of it, or nothing on an Error.
class CarryOver {
 public:
  CarryOver(FileSystem& files, const std::string& folder) : files_(files), folder_(folder) {}

  Result<Done> run() {
    const auto former = former_name(folder_);
    auto owned = owned_files(files_, former);
    if (!owned) return owned.error();
    if (!has_same_manifest(files_, folder_)) owned->insert(std::string(k_signature_file));
    const auto listing = files_.list_unfollowed(former);
    if (!listing) return listing.error();
    for (const auto& entry : *listing) filled_.emplace(path_folder(entry.path));
    for (const auto& entry : *listing) {
      if (auto done = take(entry, *owned); !done) {
        undo();
        return done;
      }
    }
    if (auto fault = files_.looking_fault()) {  // something may have seemed not to be there
      undo();
      return *std::move(fault);
    }
    return Done{};
  }

 private:
  Result<Done> take(const FileEntry& entry, const std::set<std::string>& owned) {
    const auto from = path_join(former_name(folder_), entry.path), to = path_join(folder_, entry.path);
    if (entry.kind == FileKind::folder)
      return filled_.contains(entry.path) || files_.own_kind(to) ? Done{} : files_.make_folders(to);
    if (owned.contains(entry.path)) return Done{};
    Diagnostics found;
    check_places(
        files_, folder_, {entry.path}, [](const auto&) { return false; }, found);
    if (!found.empty()) return occupied(entry.path);
    if (auto made = make_folder_for(files_, to); !made) return made;
    auto moved = files_.rename(from, to);
    if (moved) moved_.push_back(entry.path);
    return moved;
  }

  Result<Done> occupied(const std::string& path) const {
    return Error{ErrorKind::input_output,
                 "occupied-place",
                 "gazette did not write this, and the new site has something of its own in its place",
                 {path_join(folder_, path), {}},
                 "move it away, and build again",
                 {}};
  }

  void undo() {
    for (const auto& path : moved_)
      (void)files_.rename(path_join(folder_, path), path_join(former_name(folder_), path));
  }

  FileSystem& files_;
  const std::string& folder_;
  std::set<std::string, std::less<>> filled_;  // folders with something in them
  std::vector<std::string> moved_;
};

// Throws the former folder away. A failure does no harm: the next run tries again.
void discard_former(FileSystem& files, const std::string& folder) {
  if (files.rename(former_name(folder), fresh_name(folder))) (void)files.remove(fresh_name(folder));
}

// The output and the former folder change places; nothing is changed on an Error.
Result<Done> exchange(FileSystem& files, const std::string& folder) {
  const auto former = former_name(folder), fresh = fresh_name(folder);
  const auto exchanged = files.exchange(folder, former);
  if (!exchanged) return exchanged.error();
  if (*exchanged) return Done{};
  if (auto moved = files.rename(former, fresh); !moved) return moved;
  if (auto moved = files.rename(folder, former); !moved) {
    (void)files.rename(fresh, former);
    return moved;
  }
  auto moved = files.rename(fresh, folder);
  if (moved) return moved;
  if (files.rename(former, folder)) (void)files.rename(fresh, former);
  return moved;
}

}  // namespace

Result<Done> swap_in(FileSystem& files, const std::string& folder) {
  const auto fresh = fresh_name(folder), former = former_name(folder);
  if (auto safe = files.sync(fresh); !safe) return safe;
  if (!files.is_folder(folder)) return files.rename(fresh, folder);
  if (auto moved = files.rename(fresh, former); !moved) return moved;
  auto done = exchange(files, folder);
  if (done) {
    done = CarryOver(files, folder).run();
    if (done) {
      discard_former(files, folder);
      return done;
    }
    if (!exchange(files, folder)) return done;
  }
  (void)files.rename(former, fresh);
  return done;
}

Result<Done> finish_swap(FileSystem& files, const std::string& folder) {
  const auto former = former_name(folder);
  if (!files.own_kind(former)) return Done{};
  if (const auto owned = owned_files(files, former); !owned) return owned.error();
  if (!files.is_folder(folder)) return files.rename(former, folder);
  if (auto carried = CarryOver(files, folder).run(); !carried) return carried;
  discard_former(files, folder);
  return Done{};
}

}  // namespace gazette
