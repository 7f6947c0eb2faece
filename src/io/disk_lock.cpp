// `flock` decides, since the system takes it back from a process however that ends; the file's text only tells people
// who it is. The owner removes the file while it still has the lock, so whoever gets the lock of a file that has lost
// its name in the meantime has locked nothing and tries again.
#include "io/disk_lock.hpp"

#include "base/text.hpp"
#include "io/descriptor.hpp"

#include <array>
#include <cerrno>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace gazette {

namespace {

constexpr std::size_t k_most_owner = 400;  // bytes of a text that anybody may have written

class DiskLock final : public FileLock {
 public:
  DiskLock(std::string path, int number) : path_(std::move(path)), file_(number) {}
  ~DiskLock() override { ::unlink(path_.c_str()); }
  DiskLock(const DiskLock&) = delete;
  DiskLock& operator=(const DiskLock&) = delete;

 private:
  std::string path_;
  Descriptor file_;
};

std::string this_process() {
  std::array<char, 256> host{};
  const bool has_host = ::gethostname(host.data(), host.size() - 1) == 0;
  return "process " + std::to_string(::getpid()) + (has_host ? " on " + std::string(host.data()) : std::string());
}

Error locked_by_other(const std::string& path, int file) {
  std::string owner;
  if (!read_part_of(file, 0, k_most_owner, owner) || trimmed(owner).empty()) owner = "another process";
  return {ErrorKind::input_output, "locked", "in use by " + std::string(trimmed(owner)), {path, {}}, "", {}};
}

bool has_name(int file, const std::string& path) {
  struct stat opened {};
  struct stat named {};
  return ::fstat(file, &opened) == 0 && ::lstat(path.c_str(), &named) == 0 && opened.st_ino == named.st_ino &&
         opened.st_dev == named.st_dev;
}

bool tell_owner(int file) { return ::ftruncate(file, 0) == 0 && write_all_at(file, 0, this_process() + "\n"); }

}  // namespace

Result<std::unique_ptr<FileLock>> lock_on_disk(const std::string& path, const std::string& full_path) {
  while (true) {
    const int number = ::open(full_path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0666);
    if (number < 0) return io_error(path, "cannot be locked", errno);
    if (::flock(number, LOCK_EX | LOCK_NB) != 0) {
      const int fault = errno;
      const Descriptor file(number);
      if (fault == EINTR) continue;
      return fault == EWOULDBLOCK ? locked_by_other(path, number) : io_error(path, "cannot be locked", fault);
    }
    if (!has_name(number, full_path)) {
      ::close(number);
      continue;
    }
    auto lock = std::make_unique<DiskLock>(full_path, number);
    if (!tell_owner(number)) return io_error(path, "cannot be locked", errno);
    return std::unique_ptr<FileLock>(std::move(lock));
  }
}

}  // namespace gazette
