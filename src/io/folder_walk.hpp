#pragma once
// All below a folder of the disk.

#include "io/file_system.hpp"

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace gazette {

enum class LinksOfWalk {
  followed_to_files,  ///< those that lead to a file inside the root count as that file, others are FileKind::other
  told                ///< each is FileKind::other
};

/// Each folder is opened once and its files are asked by name, which costs half of asking by path.
class FolderWalk {
 public:
  FolderWalk(std::string top, std::filesystem::path root, LinksOfWalk links)
      : top_(std::move(top)), root_(std::move(root)), links_(links) {}

  /// 0, or the number of what went wrong (errno).
  int run();

  /// What was found, sorted by path.
  std::vector<FileEntry> take() { return std::move(entries_); }

 private:
  int walk(int number, const std::string& prefix);
  int add(int folder, const std::string& path, const char* name);

  std::string top_;
  std::filesystem::path root_;
  LinksOfWalk links_;
  std::vector<FileEntry> entries_;
};

}  // namespace gazette
