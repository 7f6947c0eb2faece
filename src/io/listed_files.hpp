#pragma once
// A file system that remembers what its folders hold, so that a large tree is walked once and not at every look.

#include "io/file_system.hpp"
#include "io/recording_reader.hpp"

#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

namespace gazette {

/// Lists a folder once and answers from that, until it is told what changed. Bytes are never kept, and the times of
/// folders are those of the walk. Thread-safe, as its `files` are.
class ListedFiles final : public FileReader {
 public:
  explicit ListedFiles(const FileReader& files) : files_(files) {}

  Result<std::string> read(const std::string& path) const override;
  Result<std::string> read_part(const std::string& path, std::uint64_t offset, std::size_t size) const override;
  bool is_file(const std::string& path) const override;
  bool is_folder(const std::string& path) const override;
  std::optional<FileEntry> status(const std::string& path) const override;
  Result<std::vector<FileEntry>> list(const std::string& folder) const override;
  std::optional<Error> looking_fault() const override { return files_.looking_fault(); }

  /// What was asked so far: of files in folders that were listed, the listing. Folders have no times, since editors
  /// make and remove files in them that are none of the site's.
  AskedFiles asked() const;

  /// Looks again at what is at `path`, and at all below it when it is, or was, a folder.
  void look_again(std::string_view path);
  /// Looks again at everything.
  void look_again();

 private:
  std::optional<FileEntry> listed(std::string_view path, bool& is_listed) const;

  using Folders = std::map<std::string, std::vector<FileEntry>, std::less<>>;  ///< entries by path

  const FileReader& files_;
  mutable std::mutex mutex_;
  mutable Folders folders_;
  mutable std::map<std::string, std::optional<FileEntry>> others_;  ///< asked for, in no folder that was listed
};

}  // namespace gazette
