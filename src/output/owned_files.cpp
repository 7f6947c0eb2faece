#include "output/owned_files.hpp"

#include "output/manifest.hpp"

#include <map>
#include <optional>
#include <set>

namespace gazette {

namespace {

Error foreign(const std::string& folder) {
  return {ErrorKind::input_output,
          "foreign-output",
          "the folder is not empty and was not made by gazette",
          {folder, {}},
          "choose another with -d, or empty it; nothing was written",
          {}};
}

std::string_view kind_text(FileKind kind) {
  switch (kind) {
    case FileKind::file: return "a file";
    case FileKind::folder: return "a folder";
    case FileKind::other: return "a symbolic link or the like";
  }
  return {};
}

using IsOwned = std::function<bool(const std::string&)>;

class PlaceCheck {
 public:
  PlaceCheck(const FileReader& files, const std::string& folder, const IsOwned& is_owned, Diagnostics& diagnostics)
      : files_(files), folder_(folder), is_owned_(is_owned), diagnostics_(diagnostics) {}

  void check(const std::string& path) {
    if (!can_have_folder(path_folder(path))) return;
    const auto kind = files_.own_kind(path_join(folder_, path));
    if (!kind || gives_way(path, *kind)) return;
    if (*kind != FileKind::folder) return report(path, *kind, "must go");
    for (const auto& inside : foreign_in(path))
      report(inside.path, inside.kind, inside.path == path ? "must go" : "needs the name of its folder");
  }

 private:
  bool gives_way(const std::string& path, FileKind kind) const { return kind == FileKind::file && is_owned_(path); }

  // Each folder is looked at once, and so told once.
  bool can_have_folder(std::string_view folder) {
    if (folder.empty()) return true;
    const auto [known, is_new] = folders_.try_emplace(std::string(folder), false);
    if (!is_new) return known->second;
    if (!can_have_folder(path_folder(folder))) return false;
    const auto kind = files_.own_kind(path_join(folder_, folder));
    known->second = !kind || *kind == FileKind::folder || gives_way(known->first, *kind);
    if (!known->second) report(known->first, *kind, "needs a folder");
    return known->second;
  }

  // What would be lost with a folder: files of others, and empty folders, since gazette makes none.
  std::vector<FileEntry> foreign_in(const std::string& path) const {
    const auto listing = files_.list_unfollowed(path_join(folder_, path));
    if (!listing || listing->empty()) return {{path, FileKind::folder, 0, 0, 0}};
    std::set<std::string_view> filled;
    for (const auto& entry : *listing) filled.insert(path_folder(entry.path));
    std::vector<FileEntry> foreign;
    for (const auto& entry : *listing) {
      const auto whole = path_join(path, entry.path);
      const bool is_lost =
          entry.kind == FileKind::folder ? !filled.contains(entry.path) : !gives_way(whole, entry.kind);
      if (is_lost) foreign.push_back({whole, entry.kind, 0, 0, 0});
    }
    return foreign;
  }

  void report(const std::string& path, FileKind kind, std::string_view what) {
    const auto message = std::string(kind_text(kind)) +
                         " that gazette did not write stands where a page or file of the site " + std::string(what);
    diagnostics_.add_error({ErrorKind::input_output,
                            "occupied-place",
                            message,
                            {path_join(folder_, path), {}},
                            "move it away, or give the page or file another address; nothing was written",
                            {}});
  }

  const FileReader& files_;
  const std::string& folder_;
  const IsOwned& is_owned_;
  Diagnostics& diagnostics_;
  std::map<std::string, bool, std::less<>> folders_;  ///< whether each is one, or can be made
};

}  // namespace

Result<std::set<std::string>> owned_files(const FileReader& files, const std::string& folder) {
  const auto kind = files.own_kind(folder);
  if (!kind) return std::set<std::string>{};
  if (*kind != FileKind::folder)
    return Error{ErrorKind::input_output,
                 "foreign-output",
                 "the output must be a folder, found " + std::string(kind_text(*kind)),
                 {folder, {}},
                 "choose another with -d",
                 {}};
  const auto manifest = files.read(path_join(folder, k_manifest_file));
  if (manifest) {
    auto ours = paths_in_manifest(*manifest);
    if (!ours) return foreign(folder);
    ours->insert(std::string(k_manifest_file));
    return *ours;
  }
  const auto listing = files.list_unfollowed(folder);
  if (!listing) return listing.error();
  if (!listing->empty()) return foreign(folder);
  return std::set<std::string>{};
}

void check_places(const FileReader& files, const std::string& folder, const std::vector<std::string>& paths,
                  const std::function<bool(const std::string&)>& is_owned, Diagnostics& diagnostics) {
  if (!files.is_folder(folder)) return;
  PlaceCheck check(files, folder, is_owned, diagnostics);
  for (const auto& path : paths) check.check(path);
}

}  // namespace gazette
