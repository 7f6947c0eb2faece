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

// A file beside the one that it is to replace, with its permissions and, where we may, its owner; what a run left of
// that name that died is nothing. False with errno set.
bool write_beside(const std::string& fresh, std::string_view bytes, const struct stat& status) {
  if (::unlink(fresh.c_str()) != 0 && errno != ENOENT) return false;
  Descriptor file(::open(fresh.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600));
  if (!file.is_open()) return false;
  const bool is_owner_kept = ::fchown(file.number(), status.st_uid, status.st_gid) == 0;
  const auto mode = static_cast<mode_t>(status.st_mode & (is_owner_kept ? 07777U : 0777U));
  return write_all(file.number(), bytes) && ::fchmod(file.number(), mode) == 0 && ::fsync(file.number()) == 0 &&
         file.close();
}

// The new bytes take the file's name, whole; 0, or an errno, and then the file is as it was.
int put_in_place(const fs::path& target, std::string_view bytes, const struct stat& status) {
  const auto fresh = replacement_name(target.native());
  if (write_beside(fresh, bytes, status) && ::rename(fresh.c_str(), target.c_str()) == 0) return 0;
  const int fault = errno;
  ::unlink(fresh.c_str());
  return fault;
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
  if (const int fault = put_in_place(target, bytes, status)) return io_error(path, "cannot be replaced", fault);
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
  if (const int fault = put_in_place(real, bytes, status)) {
    ::unlink(kept_path.c_str());
    return io_error(file.path, "cannot be written", fault);
  }
  return Done{};
}

}  // namespace gazette
