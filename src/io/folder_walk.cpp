#include "io/folder_walk.hpp"

#include "io/descriptor.hpp"

#include <algorithm>
#include <cerrno>
#include <memory>
#include <string_view>

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace gazette {

int FolderWalk::run() {
  const int fault = walk(::open(top_.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC), "");
  std::sort(entries_.begin(), entries_.end(), [](const FileEntry& a, const FileEntry& b) { return a.path < b.path; });
  return fault;
}

int FolderWalk::walk(int number, const std::string& prefix) {
  if (number < 0) return errno;
  const std::unique_ptr<DIR, int (*)(DIR*)> folder(::fdopendir(number), ::closedir);
  if (!folder) return ::close(number), errno;
  errno = 0;
  while (const auto* found = ::readdir(folder.get())) {
    const std::string_view name = found->d_name;
    if (name == "." || name == "..") continue;
    if (const int fault = add(::dirfd(folder.get()), prefix + std::string(name), found->d_name)) return fault;
    errno = 0;
  }
  return errno;
}

// What vanished since the folder was read is passed over.
int FolderWalk::add(int folder, const std::string& path, const char* name) {
  struct stat status {};
  if (::fstatat(folder, name, &status, AT_SYMLINK_NOFOLLOW) != 0) return errno == ENOENT ? 0 : errno;
  if (S_ISLNK(status.st_mode) && links_ == LinksOfWalk::followed_to_files)
    follow_link(path_join(top_, path), root_, status);
  entries_.push_back(entry_of(path, status));
  if (!S_ISDIR(status.st_mode)) return 0;
  const int inside = ::openat(folder, name, O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW);
  if (inside < 0 && errno == ENOENT) return 0;
  return walk(inside, path + "/");
}

}  // namespace gazette
