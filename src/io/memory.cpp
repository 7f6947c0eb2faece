#include "io/memory.hpp"

#include <algorithm>

namespace gazette {

namespace {

Error io_error(const std::string& path, std::string message, std::string rule = "io") {
  Error error;
  error.kind = ErrorKind::input_output;
  error.rule = std::move(rule);
  error.message = std::move(message);
  error.place.file = path;
  return error;
}

bool is_below(const std::string& path, const std::string& folder) {
  return folder.empty() || (path.size() > folder.size() && path.starts_with(folder) && path[folder.size()] == '/');
}

bool is_or_is_below(const std::string& path, const std::string& folder) {
  return path == folder || is_below(path, folder);
}

}  // namespace

bool MemoryFileSystem::lies_below_file(const std::string& path) const {
  for (auto above = path_folder(path); !above.empty(); above = path_folder(above)) {
    if (is_file(std::string(above))) return true;
  }
  return false;
}

bool MemoryFileSystem::is_empty_folder(const std::string& path) const {
  const auto listing = list(path);
  return is_folder(path) && listing && listing->empty();
}

Result<std::string> MemoryFileSystem::read(const std::string& path) const {
  const auto found = files_.find(path);
  if (found != files_.end()) return found->second;
  return io_error(path,
                  is_folder(path) ? "cannot be read: is a directory" : "cannot be read: no such file or directory");
}

bool MemoryFileSystem::is_file(const std::string& path) const { return files_.contains(path); }

std::int64_t MemoryFileSystem::time_of(const std::string& path) const {
  const auto found = times_.find(path);
  return found == times_.end() ? 0 : found->second;
}

std::optional<FileEntry> MemoryFileSystem::status(const std::string& path) const {
  if (const auto found = files_.find(path); found != files_.end())
    return FileEntry{path, FileKind::file, found->second.size(), time_of(path)};
  if (is_folder(path)) return FileEntry{path, FileKind::folder, 0, 0};
  return std::nullopt;
}

bool MemoryFileSystem::is_folder(const std::string& path) const {
  if (path.empty() || folders_.contains(path)) return true;
  const auto next = files_.lower_bound(path + "/");
  return next != files_.end() && is_below(next->first, path);
}

Result<std::vector<FileEntry>> MemoryFileSystem::list(const std::string& folder) const {
  std::map<std::string, FileEntry> entries;
  const std::size_t prefix = folder.empty() ? 0 : folder.size() + 1;
  const auto add_folders = [&](std::string_view name) {
    for (; !name.empty(); name = path_folder(name))
      entries[std::string(name)] = {std::string(name), FileKind::folder, 0, 0};
  };
  for (const auto& [path, bytes] : files_) {
    if (!is_below(path, folder)) continue;
    const auto name = path.substr(prefix);
    entries[name] = {name, FileKind::file, bytes.size(), time_of(path)};
    add_folders(path_folder(name));
  }
  for (const auto& path : folders_) {
    if (is_below(path, folder)) add_folders(std::string_view(path).substr(prefix));
  }
  std::vector<FileEntry> out;
  for (auto& [name, entry] : entries) out.push_back(std::move(entry));
  return out;
}

Result<Done> MemoryFileSystem::write(const std::string& path, std::string_view bytes) {
  if (is_folder(path)) return io_error(path, "cannot be written: is a directory");
  if (lies_below_file(path)) return io_error(path, "cannot be written: not a directory");
  files_[path] = std::string(bytes);
  times_[path] = ++now_;
  return Done{};
}

Result<Done> MemoryFileSystem::replace(const std::string& path, std::string_view bytes) {
  if (!is_file(path)) return io_error(path, "cannot be replaced: no such file or directory");
  return write(path, bytes);
}

Result<Done> MemoryFileSystem::create(const std::string& path, std::string_view bytes) {
  if (is_file(path) || is_folder(path)) return io_error(path, "cannot be created: file exists", "file-exists");
  return write(path, bytes);
}

/// A file in parts, found by its path each time.
class MemoryFileSystem::Parts final : public DataFile {
 public:
  Parts(MemoryFileSystem& files, std::string path) : files_(files), path_(std::move(path)) {}

  std::uint64_t size() const override {
    const std::lock_guard lock(*files_.parts_);
    return bytes().size();
  }

  Result<std::string> read_at(std::uint64_t offset, std::size_t size) const override {
    const std::lock_guard lock(*files_.parts_);
    return bytes().substr(std::min<std::uint64_t>(offset, bytes().size()), size);
  }

  Result<Done> write_at(std::uint64_t offset, std::string_view part) override {
    const std::lock_guard lock(*files_.parts_);
    auto& all = bytes();
    all.resize(std::max<std::size_t>(all.size(), offset + part.size()));
    all.replace(offset, part.size(), part);
    files_.times_[path_] = ++files_.now_;
    return Done{};
  }

  Result<Done> clear() override {
    const std::lock_guard lock(*files_.parts_);
    bytes().clear();
    return Done{};
  }

 private:
  std::string& bytes() const { return files_.files_[path_]; }

  MemoryFileSystem& files_;
  std::string path_;
};

Result<std::unique_ptr<DataFile>> MemoryFileSystem::open_data(const std::string& path) {
  if (!is_file(path)) {
    if (auto made = create(path, ""); !made) return made.error();
  }
  return std::unique_ptr<DataFile>(std::make_unique<Parts>(*this, path));
}

Result<Done> MemoryFileSystem::make_folders(const std::string& path) {
  if (is_file(path) || lies_below_file(path)) return io_error(path, "the folder cannot be made: not a directory");
  for (std::string_view folder = path; !folder.empty(); folder = path_folder(folder)) folders_.emplace(folder);
  return Done{};
}

Result<Done> MemoryFileSystem::rename(const std::string& from, const std::string& to) {
  if (!is_file(from) && !is_folder(from)) return io_error(from, "cannot be renamed: no such file or directory");
  if (is_file(from) && is_folder(to)) return io_error(from, "cannot be renamed: is a directory");
  if (is_folder(from) && is_file(to)) return io_error(from, "cannot be renamed: not a directory");
  if (is_folder(from) && is_folder(to) && !is_empty_folder(to))
    return io_error(from, "cannot be renamed: directory not empty");
  std::map<std::string, std::string> files;
  std::set<std::string> folders;
  std::erase_if(files_, [&](auto& file) {
    const bool moves = is_or_is_below(file.first, from);
    if (moves) files[to + file.first.substr(from.size())] = std::move(file.second);
    return moves;
  });
  std::erase_if(folders_, [&](const auto& folder) {
    const bool moves = is_or_is_below(folder, from);
    if (moves) folders.insert(to + folder.substr(from.size()));
    return moves;
  });
  for (auto& [path, bytes] : files) {
    files_[path] = std::move(bytes);
    times_[path] = ++now_;
  }
  folders_.merge(folders);
  return Done{};
}

Result<bool> MemoryFileSystem::exchange(const std::string& one, const std::string& other) {
  for (const auto& path : {one, other}) {
    if (!own_kind(path)) return io_error(path, "cannot be exchanged: no such file or directory");
  }
  const auto between = one + "\n";  // no name that a test would choose
  for (const auto& [from, to] : {std::pair(one, between), std::pair(other, one), std::pair(between, other)}) {
    if (auto renamed = rename(from, to); !renamed) return renamed.error();
  }
  return true;
}

class MemoryFileSystem::Lock final : public FileLock {
 public:
  Lock(MemoryFileSystem& files, std::string path) : files_(files), path_(std::move(path)) {}
  ~Lock() override { (void)files_.remove(path_); }
  Lock(const Lock&) = delete;
  Lock& operator=(const Lock&) = delete;

 private:
  MemoryFileSystem& files_;
  std::string path_;
};

Result<std::unique_ptr<FileLock>> MemoryFileSystem::lock(const std::string& path) {
  if (is_file(path)) return io_error(path, "in use by this process", "locked");
  if (auto made = create(path, ""); !made) return made.error();
  return std::unique_ptr<FileLock>(std::make_unique<Lock>(*this, path));
}

Result<Done> MemoryFileSystem::remove(const std::string& path) {
  std::erase_if(files_, [&](const auto& file) { return is_or_is_below(file.first, path); });
  std::erase_if(folders_, [&](const auto& folder) { return is_or_is_below(folder, path); });
  return Done{};
}

}  // namespace gazette
