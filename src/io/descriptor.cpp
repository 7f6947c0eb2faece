#include "io/descriptor.hpp"

#include "base/text.hpp"

#include <cerrno>
#include <system_error>

#include <fcntl.h>

namespace gazette {

namespace fs = std::filesystem;

namespace {

// Calls `step(done)`, which tells how many bytes more were done, until it tells 0 or `wanted` is reached; false on an
// error that is no interruption.
template <typename Step>
bool repeat(std::size_t& done, std::size_t wanted, Step step) {
  while (done < wanted) {
    const auto more = step(done);
    if (more < 0 && errno == EINTR) continue;
    if (more < 0) return false;
    if (more == 0) return true;
    done += static_cast<std::size_t>(more);
  }
  return true;
}

std::int64_t nanoseconds(const struct timespec& time) {
  return static_cast<std::int64_t>(time.tv_sec) * 1'000'000'000 + time.tv_nsec;
}

}  // namespace

Error io_error(const std::string& path, std::string_view what, int number) {
  Error error;
  error.kind = ErrorKind::input_output;
  error.rule = "io";
  error.message = std::string(what) + ": " + lower_ascii(std::generic_category().message(number));
  error.place.file = path;
  return error;
}

bool write_all(int file, std::string_view bytes) {
  std::size_t done = 0;
  const auto step = [&](std::size_t at) { return ::write(file, bytes.data() + at, bytes.size() - at); };
  return repeat(done, bytes.size(), step) && done == bytes.size();
}

bool write_all_at(int file, std::uint64_t offset, std::string_view bytes) {
  std::size_t done = 0;
  const auto step = [&](std::size_t at) {
    return ::pwrite(file, bytes.data() + at, bytes.size() - at, static_cast<off_t>(offset + at));
  };
  return repeat(done, bytes.size(), step) && done == bytes.size();
}

bool read_all(int file, std::size_t expected, std::string& out) {
  std::size_t filled = 0;
  out.resize(expected + 1);
  const auto step = [&](std::size_t at) { return ::read(file, out.data() + at, out.size() - at); };
  while (repeat(filled, out.size(), step)) {
    if (filled < out.size()) {
      out.resize(filled);
      return true;
    }
    out.resize(out.size() * 2);
  }
  return false;
}

bool read_part_of(int file, std::uint64_t offset, std::size_t size, std::string& out) {
  std::size_t filled = 0;
  out.resize(size);
  const auto step = [&](std::size_t at) {
    return ::pread(file, out.data() + at, size - at, static_cast<off_t>(offset + at));
  };
  const bool is_read = repeat(filled, size, step);
  out.resize(filled);
  return is_read;
}

int sync_folder(const std::string& path) {
  const Descriptor folder(::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!folder.is_open()) return errno;
  if (::fsync(folder.number()) == 0 || errno == EINVAL || errno == EROFS) return 0;
  return errno;
}

FileEntry entry_of(std::string path, const struct stat& status) {
  const auto kind = S_ISREG(status.st_mode)   ? FileKind::file
                    : S_ISDIR(status.st_mode) ? FileKind::folder
                                              : FileKind::other;
  const auto size = kind == FileKind::file ? static_cast<std::uint64_t>(status.st_size) : 0;
  return {std::move(path), kind, size, nanoseconds(status.st_mtim), nanoseconds(status.st_ctim)};
}

void follow_link(const std::string& link, const fs::path& root, struct stat& status) {
  std::error_code code;
  const auto target = fs::canonical(link, code);
  if (code) return;
  const auto relative = target.lexically_relative(root);
  if (relative.empty() || *relative.begin() == "..") return;
  struct stat led_to {};
  if (::stat(link.c_str(), &led_to) == 0 && S_ISREG(led_to.st_mode)) status = led_to;
}

}  // namespace gazette
