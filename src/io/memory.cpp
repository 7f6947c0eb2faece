#include "io/memory.hpp"

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

}  // namespace

Result<std::string> MemoryFileSystem::read(const std::string& path) const {
  const auto found = files_.find(path);
  if (found == files_.end()) return io_error(path, "cannot be read: no such file or directory");
  return found->second;
}

bool MemoryFileSystem::is_file(const std::string& path) const { return files_.contains(path); }

bool MemoryFileSystem::is_folder(const std::string& path) const {
  if (path.empty() || folders_.contains(path)) return true;
  const auto next = files_.lower_bound(path + "/");
  return next != files_.end() && is_below(next->first, path);
}

Result<std::vector<FileEntry>> MemoryFileSystem::list(const std::string& folder) const {
  std::map<std::string, FileEntry> entries;
  const std::size_t prefix = folder.empty() ? 0 : folder.size() + 1;
  for (const auto& [path, bytes] : files_) {
    if (!is_below(path, folder)) continue;
    const auto name = path.substr(prefix);
    entries[name] = {name, FileKind::file, bytes.size(), 0};
    for (auto above = path_folder(name); !above.empty(); above = path_folder(above))
      entries[std::string(above)] = {std::string(above), FileKind::folder, 0, 0};
  }
  std::vector<FileEntry> out;
  for (auto& [name, entry] : entries) out.push_back(std::move(entry));
  return out;
}

Result<Done> MemoryFileSystem::write(const std::string& path, std::string_view bytes) {
  if (is_folder(path)) return io_error(path, "cannot be written: is a directory");
  files_[path] = std::string(bytes);
  return Done{};
}

Result<Done> MemoryFileSystem::create(const std::string& path, std::string_view bytes) {
  if (files_.contains(path)) return io_error(path, "cannot be created: file exists", "file-exists");
  return write(path, bytes);
}

Result<Done> MemoryFileSystem::make_folders(const std::string& path) {
  if (is_file(path)) return io_error(path, "the folder cannot be made: file exists");
  folders_.insert(path);
  return Done{};
}

Result<Done> MemoryFileSystem::rename(const std::string& from, const std::string& to) {
  if (!is_file(from) && !is_folder(from)) return io_error(from, "cannot be renamed: no such file or directory");
  std::map<std::string, std::string> moved;
  for (auto& [path, bytes] : files_) {
    const bool moves = path == from || is_below(path, from);
    moved[moves ? to + path.substr(from.size()) : path] = std::move(bytes);
  }
  files_ = std::move(moved);
  return Done{};
}

Result<Done> MemoryFileSystem::remove(const std::string& path) {
  std::erase_if(files_, [&](const auto& file) { return file.first == path || is_below(file.first, path); });
  std::erase_if(folders_, [&](const auto& folder) { return folder == path || is_below(folder, path); });
  return Done{};
}

}  // namespace gazette
