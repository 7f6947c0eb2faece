// Writes a whole site beside the old one and swaps the two.
//
// Replacing thousands of files one by one is slow on ext4 and leaves a mixture after a crash; a fresh folder is quick
// and whole. Order: public.new is filled; public becomes public.old; public.new becomes public; what is not ours
// moves over; public.old goes. A run that died between the two renames is mended when the next one begins.
#include "output/manifest.hpp"
#include "output/sink.hpp"

#include "base/text.hpp"

#include <set>

namespace gazette {

namespace {

constexpr std::string_view k_manifest = "manifest.json";

class FolderSink final : public Sink {
 public:
  FolderSink(FileSystem& files, std::string folder, std::set<std::string> ours)
      : files_(files), folder_(std::move(folder)), ours_(std::move(ours)) {}

  ~FolderSink() override {
    // Nothing can be done about a failure here; the next run removes what is left.
    if (!is_committed_) (void)files_.remove(fresh());
  }

  Result<Done> put(const std::string& path, std::string bytes) override {
    const auto target = path_join(fresh(), path);
    if (auto made = make_folder(std::string(path_folder(target))); !made) return made;
    return files_.create(target, bytes);
  }

  Result<Done> commit() override {
    const bool has_old = files_.is_folder(folder_);
    if (has_old) {
      if (auto moved = files_.rename(folder_, old()); !moved) return moved;
    }
    if (auto moved = files_.rename(fresh(), folder_); !moved) {
      if (has_old) (void)files_.rename(old(), folder_);
      return moved;
    }
    is_committed_ = true;
    if (!has_old) return Done{};
    if (auto carried = carry_over(); !carried) return carried;
    return files_.remove(old());
  }

  std::string fresh() const { return folder_ + ".new"; }
  std::string old() const { return folder_ + ".old"; }

 private:
  Result<Done> make_folder(const std::string& folder) {
    const std::lock_guard lock(mutex_);
    if (!made_.insert(folder).second) return Done{};
    return files_.make_folders(folder);
  }

  // What somebody else put into the output stays there, unless gazette now writes a file of that name.
  Result<Done> carry_over() {
    const auto listing = files_.list(old());
    if (!listing) return listing.error();
    for (const auto& entry : *listing) {
      const auto target = path_join(folder_, entry.path);
      if (entry.kind != FileKind::file || ours_.contains(entry.path) || files_.is_file(target)) continue;
      if (auto made = files_.make_folders(std::string(path_folder(target))); !made) return made;
      if (auto moved = files_.rename(path_join(old(), entry.path), target); !moved) return moved;
    }
    return Done{};
  }

  FileSystem& files_;
  std::string folder_;
  std::set<std::string> ours_;
  std::mutex mutex_;
  std::set<std::string> made_;
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
  const auto manifest = files.read(path_join(folder, k_manifest));
  if (!manifest) return foreign(folder);
  auto ours = paths_in_manifest(*manifest);
  if (!ours) return foreign(folder);
  ours->insert(std::string(k_manifest));
  return *ours;
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
  if (!files.is_folder(folder) && files.is_folder(folder + ".old")) {
    if (auto back = files.rename(folder + ".old", folder); !back) return back.error();
  }
  auto ours = files_of_last_build(files, folder);
  if (!ours) return ours.error();
  for (const auto* left : {".new", ".old"}) {
    if (auto removed = files.remove(folder + left); !removed) return removed.error();
  }
  if (auto made = files.make_folders(folder + ".new"); !made) return made.error();
  return std::unique_ptr<Sink>(std::make_unique<FolderSink>(files, folder, *std::move(ours)));
}

}  // namespace gazette
