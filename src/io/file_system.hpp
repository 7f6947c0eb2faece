#pragma once
// The disk as an interface, so that tests can keep it in memory and make it fail.

#include "base/result.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace gazette {

enum class FileKind { file, folder, other };

/// One thing below a folder. `path` is relative to the listed folder, with forward slashes.
struct FileEntry {
  std::string path;
  FileKind kind = FileKind::file;
  std::uint64_t size = 0;        ///< bytes; 0 for folders
  std::int64_t modified_ns = 0;  ///< since the epoch
  std::int64_t changed_ns = 0;   ///< the same of the last change of any kind (ctime), which nobody can set

  friend bool operator==(const FileEntry&, const FileEntry&) = default;
};

/// Reading: what every stage before `output` may use. Paths are relative to the file system's root or absolute.
/// All functions may be called from several threads. Errors are of ErrorKind::input_output, rule `io`,
/// with the path as place.
class FileReader {
 public:
  virtual ~FileReader() = default;

  virtual Result<std::string> read(const std::string& path) const = 0;
  /// `size` bytes from `offset` on, fewer where the file ends before.
  virtual Result<std::string> read_part(const std::string& path, std::uint64_t offset, std::size_t size) const;
  virtual bool is_file(const std::string& path) const = 0;
  virtual bool is_folder(const std::string& path) const = 0;
  /// What stands at `path` itself: a symbolic link is FileKind::other, wherever it leads. Nothing where there is
  /// nothing.
  virtual std::optional<FileKind> own_kind(const std::string& path) const;
  /// What is there, as `list` would tell it, with `path` as asked for; nothing where there is nothing.
  virtual std::optional<FileEntry> status(const std::string& path) const;

  /// What `status` says of each of these paths below `folder`, with nothing for their names: asked in one go they cost
  /// half. What cannot be looked at is not remembered as a `looking_fault`.
  virtual std::vector<std::optional<FileEntry>> statuses(const std::string& folder,
                                                         std::span<const std::string_view> paths) const;

  /// Everything below `folder`, sorted by path. A symbolic link counts as the file that it leads to when that is inside
  /// the root, else as `FileKind::other`: links to folders could loop. A missing folder is empty.
  virtual Result<std::vector<FileEntry>> list(const std::string& folder) const = 0;
  /// The same with all that is there: symbolic links, devices and the like are FileKind::other, and none is followed.
  virtual Result<std::vector<FileEntry>> list_unfollowed(const std::string& folder) const { return list(folder); }

  /// The absolute path of what `path` names, symbolic links resolved as far as it exists; "" is the root. As it is
  /// given where paths have no other form.
  virtual std::string absolute(const std::string& path) const { return path; }

  /// The first time that a disk could not say what is at a path: the answer was "nothing", and may be wrong. Whoever is
  /// about to act on answers asks for it; it stays.
  virtual std::optional<Error> looking_fault() const { return std::nullopt; }
};

/// A file that is read and written in parts. Thread-safe.
class DataFile {
 public:
  virtual ~DataFile() = default;
  virtual std::uint64_t size() const = 0;
  /// What lies there, less where the file ends before.
  virtual Result<std::string> read_at(std::uint64_t offset, std::size_t size) const = 0;
  virtual Result<Done> write_at(std::uint64_t offset, std::string_view bytes) = 0;
  /// Makes it empty.
  virtual Result<Done> clear() = 0;
  /// Returns when all that was written has reached the disk.
  virtual Result<Done> sync() { return Done{}; }
};

/// A name that no other process has while this lives.
class FileLock {
 public:
  virtual ~FileLock() = default;
};

/// Writing: what `output` and the commands that make files need as well.
class FileSystem : public FileReader {
 public:
  /// Creates or replaces a file; its folder must exist.
  virtual Result<Done> write(const std::string& path, std::string_view bytes) = 0;
  /// Replaces a file that exists, whole or not at all: a new file beside it with the same permissions takes its name.
  /// Where the name is a symbolic link, the file that it leads to.
  virtual Result<Done> replace(const std::string& path, std::string_view bytes) = 0;
  /// Creates a file that must not exist yet (rule `file-exists` if it does).
  virtual Result<Done> create(const std::string& path, std::string_view bytes) = 0;
  /// The same for a file that nobody else may read (mode 0600 on a disk).
  virtual Result<Done> create_private(const std::string& path, std::string_view bytes) { return create(path, bytes); }
  /// Gives a file other bytes where it stands, which costs ext4 a tenth of replacing it but may leave a mixture after a
  /// crash; created where there is none, in a folder that exists.
  virtual Result<Done> overwrite(const std::string& path, std::string_view bytes) { return write(path, bytes); }
  /// Returns when the bytes of a file have reached the disk; for a folder, when all has that was written to its disk.
  virtual Result<Done> sync(const std::string& path) {
    (void)path;
    return Done{};
  }
  /// Returns when the names in a folder, made, changed or taken away, have reached the disk. "" is the root.
  virtual Result<Done> sync_names(const std::string& folder) {
    (void)folder;
    return Done{};
  }
  /// A file to read and write in parts, empty where there was none. Nobody else may have it open to write.
  virtual Result<std::unique_ptr<DataFile>> open_data(const std::string& path);
  virtual Result<Done> make_folders(const std::string& path) = 0;
  /// One folder in one that exists; one that is there already is fine.
  virtual Result<Done> make_folder(const std::string& path) { return make_folders(path); }
  virtual Result<Done> rename(const std::string& from, const std::string& to) = 0;
  /// Two names that are there change places in one step: nobody ever finds one of them missing. False, and nothing
  /// done, where the disk cannot do that.
  virtual Result<bool> exchange(const std::string& one, const std::string& other);
  /// Locks by a file of the name `path`, which says whose the lock is and goes with it. One that is there from a
  /// process that died counts for nothing. Errors: `locked`, with the owner in the message, where another process has
  /// it; `io`.
  virtual Result<std::unique_ptr<FileLock>> lock(const std::string& path);
  /// Puts `bytes` in the place of a file, whole or not at all; the file that was there becomes `former`, which must not
  /// exist yet (rule `file-exists` if it does). The disk keeps the file's permissions, and follows a symbolic link.
  virtual Result<Done> replace_keeping(const std::string& path, std::string_view bytes, const std::string& former);
  /// Removes a file, or a folder with all below it; a missing one is fine.
  virtual Result<Done> remove(const std::string& path) = 0;
};

/// The real disk; relative paths start at `root`.
std::unique_ptr<FileSystem> open_disk(std::string root);

/// `folder/name`, or `name` when `folder` is empty.
std::string path_join(std::string_view folder, std::string_view name);
/// The folder part of a path; empty without one.
std::string_view path_folder(std::string_view path);
/// The last part of a path.
std::string_view path_name(std::string_view path);
/// The file's ending in lower case without the dot; empty without one.
std::string path_extension(std::string_view path);
/// Whether `gazette convert` left the file: `NAME.orig`, `NAME.orig.1`, …
bool is_kept_original(std::string_view name);
/// `path` with `.` and `..` resolved; nothing when it would leave its root.
std::optional<std::string> normal_path(std::string_view path);

}  // namespace gazette
