#pragma once
// What the files of the disk share: descriptors that close themselves, and POSIX calls that go on after an
// interruption.

#include "base/result.hpp"
#include "io/file_system.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <utility>

#include <sys/stat.h>
#include <unistd.h>

namespace gazette {

/// An Error of rule `io`; `number` is an errno.
Error io_error(const std::string& path, std::string_view what, int number);

/// A file descriptor that closes itself.
class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;

  bool is_open() const { return number_ >= 0; }
  int number() const { return number_; }

  /// Closes now; false when the system reports a late write error.
  bool close() { return ::close(std::exchange(number_, -1)) == 0; }

 private:
  int number_;
};

/// Each is false when the system reports an error, which is in `errno` then.
bool write_all(int file, std::string_view bytes);
bool write_all_at(int file, std::uint64_t offset, std::string_view bytes);
/// Reads until the end; the size that the system tells is only a first guess.
bool read_all(int file, std::size_t expected, std::string& out);
/// Up to `size` bytes from `offset` on.
bool read_part_of(int file, std::uint64_t offset, std::size_t size, std::string& out);

/// Waits until the names in a folder have reached the disk; 0, or an errno. A disk that knows no such waiting is fine.
int sync_folder(const std::string& path);

FileEntry entry_of(std::string path, const struct stat& status);

/// Where a symbolic link leads to a file inside the root, `status` becomes that of the file.
void follow_link(const std::string& link, const std::filesystem::path& root, struct stat& status);

}  // namespace gazette
