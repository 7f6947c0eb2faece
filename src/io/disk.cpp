// The real disk. Plain POSIX calls for reading and writing, because they say what went wrong (errno) and cost least;
// std::filesystem where it says as much.
#include "io/descriptor.hpp"
#include "io/disk_lock.hpp"
#include "io/disk_replace.hpp"
#include "io/file_system.hpp"
#include "io/folder_walk.hpp"

#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <mutex>
#include <system_error>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace gazette {

namespace fs = std::filesystem;

namespace {

class DiskDataFile final : public DataFile {
 public:
  DiskDataFile(std::string path, int number) : path_(std::move(path)), file_(number) {}

  std::uint64_t size() const override {
    struct stat status {};
    return ::fstat(file_.number(), &status) == 0 ? static_cast<std::uint64_t>(status.st_size) : 0;
  }

  Result<std::string> read_at(std::uint64_t offset, std::size_t size) const override {
    std::string bytes;
    if (!read_part_of(file_.number(), offset, size, bytes)) return io_error(path_, "cannot be read", errno);
    return bytes;
  }

  Result<Done> write_at(std::uint64_t offset, std::string_view bytes) override {
    if (!write_all_at(file_.number(), offset, bytes)) return io_error(path_, "cannot be written", errno);
    return Done{};
  }

  Result<Done> clear() override {
    if (::ftruncate(file_.number(), 0) != 0) return io_error(path_, "cannot be emptied", errno);
    return Done{};
  }

  Result<Done> sync() override {
    if (::fdatasync(file_.number()) != 0) return io_error(path_, "cannot be made durable", errno);
    return Done{};
  }

 private:
  std::string path_;
  Descriptor file_;
};

// What the site's paths name is read only where it is a file: a pipe would wait for ever for somebody who writes, and
// a device has no end. An absolute path is the user's own choice.
Descriptor open_to_read(const std::string& full_path, bool is_of_site) {
  return Descriptor(::open(full_path.c_str(), O_RDONLY | O_CLOEXEC | (is_of_site ? O_NONBLOCK : 0)));
}

bool means_nothing_there(int fault) {
  return fault == ENOENT || fault == ENOTDIR || fault == ELOOP || fault == ENAMETOOLONG;
}

Error no_file(const std::string& path) {
  auto error = io_error(path, "cannot be read", 0);
  error.message = "cannot be read: it is a pipe or a device, not a file";
  return error;
}

class Disk final : public FileSystem {
 public:
  explicit Disk(std::string root) : root_(std::move(root)) {}

  Result<std::string> read(const std::string& path) const override {
    const bool is_of_site = !path.starts_with('/');
    const auto file = open_to_read(full(path), is_of_site);
    struct stat status {};
    if (!file.is_open() || ::fstat(file.number(), &status) != 0) return io_error(path, "cannot be read", errno);
    if (S_ISDIR(status.st_mode)) return io_error(path, "cannot be read", EISDIR);
    if (is_of_site && !S_ISREG(status.st_mode)) return no_file(path);
    std::string bytes;
    if (!read_all(file.number(), static_cast<std::size_t>(status.st_size), bytes))
      return io_error(path, "cannot be read", errno);
    return bytes;
  }

  Result<std::string> read_part(const std::string& path, std::uint64_t offset, std::size_t size) const override {
    const auto file = open_to_read(full(path), !path.starts_with('/'));
    if (!file.is_open()) return io_error(path, "cannot be read", errno);
    std::string bytes;
    if (!read_part_of(file.number(), offset, size, bytes)) return io_error(path, "cannot be read", errno);
    return bytes;
  }

  bool is_file(const std::string& path) const override {
    struct stat status {};
    return is_there(path, ::stat(full(path).c_str(), &status)) && S_ISREG(status.st_mode);
  }

  bool is_folder(const std::string& path) const override {
    struct stat status {};
    return is_there(path, ::stat(full(path).c_str(), &status)) && S_ISDIR(status.st_mode);
  }

  std::optional<Error> looking_fault() const override {
    const std::lock_guard lock(mutex_);
    return looking_fault_;
  }

  std::optional<FileKind> own_kind(const std::string& path) const override {
    struct stat status {};
    if (!is_there(path, ::lstat(full(path).c_str(), &status))) return std::nullopt;
    return entry_of({}, status).kind;
  }

  std::optional<FileEntry> status(const std::string& path) const override;
  std::vector<std::optional<FileEntry>> statuses(const std::string& folder,
                                                 std::span<const std::string_view> paths) const override;

  Result<std::vector<FileEntry>> list(const std::string& folder) const override {
    return list(folder, LinksOfWalk::followed_to_files);
  }

  Result<std::vector<FileEntry>> list_unfollowed(const std::string& folder) const override {
    return list(folder, LinksOfWalk::told);
  }

  Result<Done> write(const std::string& path, std::string_view bytes) override {
    return write_with(path, bytes, O_TRUNC);
  }

  Result<Done> replace(const std::string& path, std::string_view bytes) override {
    return replace_on_disk(path, full(path), bytes);
  }

  Result<Done> create(const std::string& path, std::string_view bytes) override {
    return create_with(path, bytes, 0666);
  }

  Result<Done> create_private(const std::string& path, std::string_view bytes) override {
    return create_with(path, bytes, 0600);
  }

  Result<Done> make_folders(const std::string& path) override {
    std::error_code code;
    fs::create_directories(full(path), code);
    if (code) return io_error(path, "the folder cannot be made", code.value());
    return Done{};
  }

  Result<Done> make_folder(const std::string& path) override {
    if (::mkdir(full(path).c_str(), 0777) == 0 || errno == EEXIST) return Done{};
    return io_error(path, "the folder cannot be made", errno);
  }

  Result<Done> overwrite(const std::string& path, std::string_view bytes) override {
    Descriptor file(::open(full(path).c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0666));
    if (!file.is_open() || !write_all(file.number(), bytes) ||
        ::ftruncate(file.number(), static_cast<off_t>(bytes.size())) != 0 || !file.close())
      return io_error(path, "cannot be written", errno);
    return Done{};
  }

  Result<Done> sync(const std::string& path) override {
    const Descriptor file(::open(full(path).c_str(), O_RDONLY | O_CLOEXEC));
    struct stat status {};
    const bool is_open = file.is_open() && ::fstat(file.number(), &status) == 0;
    if (!is_open || (S_ISDIR(status.st_mode) ? ::syncfs(file.number()) : ::fdatasync(file.number())) != 0)
      return io_error(path, "cannot be made durable", errno);
    return Done{};
  }

  std::string absolute(const std::string& path) const override {
    std::error_code code;
    const auto whole = fs::absolute(full(path.empty() ? "." : path), code);
    const auto out = fs::weakly_canonical(whole, code);
    return (code ? whole : out).string();
  }

  Result<Done> sync_names(const std::string& folder) override {
    if (const int fault = sync_folder(full(folder.empty() ? "." : folder)))
      return io_error(folder, "cannot be made durable", fault);
    return Done{};
  }

  Result<std::unique_ptr<DataFile>> open_data(const std::string& path) override {
    const int number = ::open(full(path).c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
    if (number < 0) return io_error(path, "cannot be opened", errno);
    auto file = std::make_unique<DiskDataFile>(path, number);
    if (::flock(number, LOCK_EX | LOCK_NB) != 0) return io_error(path, "is in use by another gazette", errno);
    return std::unique_ptr<DataFile>(std::move(file));
  }

  Result<Done> rename(const std::string& from, const std::string& to) override {
    if (::rename(full(from).c_str(), full(to).c_str()) != 0) return io_error(from, "cannot be renamed", errno);
    return Done{};
  }

  Result<bool> exchange(const std::string& one, const std::string& other) override {
    if (::renameat2(AT_FDCWD, full(one).c_str(), AT_FDCWD, full(other).c_str(), RENAME_EXCHANGE) == 0) return true;
    if (errno == EINVAL || errno == ENOSYS) return false;
    return io_error(one, "cannot be exchanged", errno);
  }

  Result<std::unique_ptr<FileLock>> lock(const std::string& path) override { return lock_on_disk(path, full(path)); }

  Result<Done> replace_keeping(const std::string& path, std::string_view bytes, const std::string& former) override {
    return replace_keeping_on_disk({path, full(path)}, bytes, {former, full(former)});
  }

  Result<Done> remove(const std::string& path) override {
    std::error_code code;
    fs::remove_all(full(path), code);
    if (code) return io_error(path, "cannot be removed", code.value());
    return Done{};
  }

 private:
  std::string full(const std::string& path) const { return path_join(root_, path); }

  // What a look at a path came to. Where the system cannot tell, the answer is as where nothing is, and remembered.
  bool is_there(const std::string& path, int outcome) const {
    if (outcome == 0) return true;
    const int fault = errno;
    if (means_nothing_there(fault)) return false;
    const std::lock_guard lock(mutex_);
    if (!looking_fault_) looking_fault_ = io_error(path, "cannot be looked at", fault);
    errno = fault;
    return false;
  }

  Result<std::vector<FileEntry>> list(const std::string& folder, LinksOfWalk links) const;

  fs::path canonical_root() const {
    std::error_code ignored;
    return fs::canonical(root_.empty() ? "." : root_, ignored);
  }

  Result<Done> create_with(const std::string& path, std::string_view bytes, mode_t permissions) {
    auto done = write_with(path, bytes, O_EXCL, permissions);
    if (done || errno != EEXIST) return done;
    Error error = io_error(path, "cannot be created", EEXIST);
    error.rule = "file-exists";
    return error;
  }

  Result<Done> write_with(const std::string& path, std::string_view bytes, int mode, mode_t permissions = 0666) {
    Descriptor file(::open(full(path).c_str(), O_WRONLY | O_CREAT | O_CLOEXEC | mode, permissions));
    if (file.is_open() && write_all(file.number(), bytes) && file.close()) return Done{};
    const auto error = io_error(path, "cannot be written", errno);
    const int fault = errno;
    if (file.is_open() && (mode & O_EXCL) != 0) ::unlink(full(path).c_str());  // half of it would stand in the way
    errno = fault;
    return error;
  }

  std::string root_;
  mutable std::mutex mutex_;
  mutable std::optional<Error> looking_fault_;
};

std::optional<FileEntry> Disk::status(const std::string& path) const {
  const auto whole = full(path);
  struct stat status {};
  if (!is_there(path, ::lstat(whole.c_str(), &status))) return std::nullopt;
  if (S_ISLNK(status.st_mode)) follow_link(whole, canonical_root(), status);
  return entry_of(path, status);
}

std::vector<std::optional<FileEntry>> Disk::statuses(const std::string& folder,
                                                     std::span<const std::string_view> paths) const {
  std::vector<std::optional<FileEntry>> all(paths.size());
  const Descriptor root(::open(full(folder).c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC));
  if (!root.is_open()) return all;
  std::string name;  // views do not end in the zero that the system wants
  for (std::size_t i = 0; i < paths.size(); ++i) {
    struct stat status {};
    name = paths[i];
    if (::fstatat(root.number(), name.c_str(), &status, AT_SYMLINK_NOFOLLOW) != 0) continue;
    if (S_ISLNK(status.st_mode)) {
      all[i] = this->status(path_join(folder, name));
      if (all[i]) all[i]->path.clear();
    } else {
      all[i] = entry_of({}, status);
    }
  }
  return all;
}

Result<std::vector<FileEntry>> Disk::list(const std::string& folder, LinksOfWalk links) const {
  struct stat status {};
  if (!is_there(folder, ::stat(full(folder).c_str(), &status))) {
    // What cannot be looked at is not empty.
    if (!means_nothing_there(errno)) return io_error(folder, "cannot be listed", errno);
    return std::vector<FileEntry>{};
  }
  if (!S_ISDIR(status.st_mode)) return std::vector<FileEntry>{};
  FolderWalk walk(full(folder), canonical_root(), links);
  if (const int fault = walk.run()) return io_error(folder, "cannot be listed", fault);
  return walk.take();
}

}  // namespace

std::unique_ptr<FileSystem> open_disk(std::string root) { return std::make_unique<Disk>(std::move(root)); }

}  // namespace gazette
