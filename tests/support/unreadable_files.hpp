#pragma once
// A file system some of whose files and folders cannot be read: for what must be said when the disk does not answer.

#include "io/file_system.hpp"

#include <set>
#include <string>
#include <utility>
#include <vector>

namespace gazette {

/// Answers as another one does, but fails to read the files and to list the folders named in `paths`, and calls those
/// in `links` neither file nor folder.
class UnreadableFiles final : public FileReader {
 public:
  using Paths = std::set<std::string>;

  explicit UnreadableFiles(const FileReader& files, Paths paths, Paths links = {})
      : files_(files), paths_(std::move(paths)), links_(std::move(links)) {}

  Result<std::string> read(const std::string& path) const override {
    return paths_.contains(path) ? failed(path) : files_.read(path);
  }
  bool is_file(const std::string& path) const override { return !links_.contains(path) && files_.is_file(path); }
  bool is_folder(const std::string& path) const override { return !links_.contains(path) && files_.is_folder(path); }
  std::optional<FileEntry> status(const std::string& path) const override {
    auto status = files_.status(path);
    if (status && links_.contains(path)) status->kind = FileKind::other;
    return status;
  }
  Result<std::vector<FileEntry>> list(const std::string& folder) const override {
    if (paths_.contains(folder)) return failed(folder);
    auto listing = files_.list(folder);
    if (!listing) return listing;
    for (auto& entry : *listing) {
      if (links_.contains(folder + "/" + entry.path)) entry.kind = FileKind::other;
    }
    return listing;
  }

 private:
  static Error failed(const std::string& path) {
    return Error{ErrorKind::input_output, "io", "cannot be read: permission denied", {path, {}}, {}, {}};
  }

  const FileReader& files_;
  Paths paths_, links_;
};

}  // namespace gazette
