#include "io/disk_replace.hpp"

#include "io/descriptor.hpp"

#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <system_error>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace gazette {

namespace fs = std::filesystem;

namespace {

// Another name for the file where the disk has such; else a copy.
Result<Done> keep_file(const std::string& from, const std::string& to, const struct stat& status) {
  if (::link(from.c_str(), to.c_str()) == 0) return Done{};
  if (errno != EEXIST) {
    const Descriptor in(::open(from.c_str(), O_RDONLY | O_CLOEXEC));
    std::string bytes;
    if (!in.is_open() || !read_all(in.number(), static_cast<std::size_t>(status.st_size), bytes))
      return io_error(from, "cannot be read", errno);
    Descriptor out(::open(to.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, status.st_mode & 0777));
    if (out.is_open() && write_all(out.number(), bytes) && out.close()) return Done{};
    if (errno != EEXIST) return io_error(to, "cannot be written", errno);
  }
  auto error = io_error(to, "cannot be created", EEXIST);
  error.rule = "file-exists";
  return error;
}

// A new file with the permissions and, where we may, the owner of another.
bool write_alike(const std::string& path, std::string_view bytes, const struct stat& status) {
  Descriptor file(::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600));
  if (!file.is_open()) return false;
  const bool is_owner_kept = ::fchown(file.number(), status.st_uid, status.st_gid) == 0;
  const auto mode = static_cast<mode_t>(status.st_mode & (is_owner_kept ? 07777U : 0777U));
  return write_all(file.number(), bytes) && ::fchmod(file.number(), mode) == 0 && ::fsync(file.number()) == 0 &&
         file.close();
}

}  // namespace

std::string replacement_name(std::string_view path) {
  const fs::path name(path);
  return (name.parent_path() / ("." + name.filename().native() + ".gazette-new")).native();
}

Result<Done> replace_on_disk(const std::string& path, const std::string& full_path, std::string_view bytes) {
  std::error_code code;
  const auto target = fs::canonical(full_path, code);
  struct stat status {};
  if (code || ::stat(target.c_str(), &status) != 0)
    return io_error(path, "cannot be replaced", code ? code.value() : errno);
  const auto fresh = replacement_name(target.native());
  const auto failed = [&](int number) {
    ::unlink(fresh.c_str());
    return io_error(path, "cannot be replaced", number);
  };
  Descriptor file(::open(fresh.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC | O_TRUNC | O_NOFOLLOW, 0600));
  if (!file.is_open()) return io_error(path, "cannot be replaced", errno);
  // Where the owner may not be kept, the file is its new owner's: editors do the same.
  if (::fchown(file.number(), status.st_uid, status.st_gid) != 0) errno = 0;
  if (::fchmod(file.number(), status.st_mode & 07777) != 0 || !write_all(file.number(), bytes) ||
      ::fsync(file.number()) != 0 || !file.close())
    return failed(errno);
  if (::rename(fresh.c_str(), target.c_str()) != 0) return failed(errno);
  return Done{};
}

Result<Done> replace_keeping_on_disk(const DiskName& file, std::string_view bytes, const DiskName& former) {
  std::error_code code;
  const auto real = fs::canonical(file.full_path, code);
  struct stat status {};
  if (code || ::stat(real.c_str(), &status) != 0)
    return io_error(file.path, "cannot be read", code ? code.value() : errno);
  const auto kept_path = former.full_path;
  if (auto kept = keep_file(real.native(), kept_path, status); !kept) {
    auto error = std::move(kept).error();
    error.place.file = error.rule == "file-exists" ? former.path : file.path;
    return error;
  }
  const auto fresh = replacement_name(real.native());
  if (write_alike(fresh, bytes, status) && ::rename(fresh.c_str(), real.c_str()) == 0) return Done{};
  const int number = errno;
  ::unlink(fresh.c_str());
  ::unlink(kept_path.c_str());
  return io_error(file.path, "cannot be written", number);
}

}  // namespace gazette
