#include "io/file_system.hpp"

#include <algorithm>

namespace gazette {

Result<std::string> FileReader::read_part(const std::string& path, std::uint64_t offset, std::size_t size) const {
  auto bytes = read(path);
  if (bytes) return bytes->substr(std::min<std::uint64_t>(offset, bytes->size()), size);
  return bytes;
}

std::optional<FileKind> FileReader::own_kind(const std::string& path) const {
  if (is_file(path)) return FileKind::file;
  if (is_folder(path)) return FileKind::folder;
  return std::nullopt;
}

std::optional<FileEntry> FileReader::status(const std::string& path) const {
  if (is_file(path)) return FileEntry{path, FileKind::file, 0, 0};
  if (is_folder(path)) return FileEntry{path, FileKind::folder, 0, 0};
  return std::nullopt;
}

std::vector<std::optional<FileEntry>> FileReader::statuses(const std::string& folder,
                                                           std::span<const std::string_view> paths) const {
  std::vector<std::optional<FileEntry>> all;
  all.reserve(paths.size());
  for (const auto path : paths) {
    all.push_back(status(path_join(folder, path)));
    if (all.back()) all.back()->path.clear();
  }
  return all;
}

namespace {

Error unable(const std::string& path, std::string message) {
  return {ErrorKind::input_output, "io", std::move(message), {path, {}}, "", {}};
}

}  // namespace

Result<std::unique_ptr<DataFile>> FileSystem::open_data(const std::string& path) {
  return unable(path, "cannot be opened to read and write in parts");
}

Result<bool> FileSystem::exchange(const std::string&, const std::string&) { return false; }

Result<std::unique_ptr<FileLock>> FileSystem::lock(const std::string& path) { return unable(path, "cannot be locked"); }

Result<Done> FileSystem::replace_keeping(const std::string& path, std::string_view bytes, const std::string& former) {
  const auto old = read(path);
  if (!old) return old.error();
  if (auto kept = create(former, *old); !kept) return kept;
  return write(path, bytes);
}

}  // namespace gazette
