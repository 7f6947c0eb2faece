#include "io/recording_reader.hpp"

#include <algorithm>

namespace gazette {

bool AskedFiles::would_be_the_same(const FileReader& reader) const {
  const auto is_same_file = [&](const auto& asked) { return reader.status(asked.first) == asked.second; };
  const auto is_same_folder = [&](const auto& asked) {
    const auto listing = reader.list(asked.first);
    return listing && *listing == asked.second;
  };
  return std::ranges::all_of(files, is_same_file) && std::ranges::all_of(folders, is_same_folder);
}

// The time is noted before the bytes are read: a change in between makes the note stale, not wrong.
std::optional<FileEntry> RecordingReader::note(const std::string& path) const {
  auto status = files_.status(path);
  const std::lock_guard lock(mutex_);
  asked_.files.try_emplace(path, status);
  return status;
}

Result<std::string> RecordingReader::read(const std::string& path) const {
  (void)note(path);
  return files_.read(path);
}

bool RecordingReader::is_file(const std::string& path) const {
  const auto status = note(path);
  return status && status->kind == FileKind::file;
}

bool RecordingReader::is_folder(const std::string& path) const {
  const auto status = note(path);
  return status && status->kind == FileKind::folder;
}

std::optional<FileEntry> RecordingReader::status(const std::string& path) const { return note(path); }

Result<std::vector<FileEntry>> RecordingReader::list(const std::string& folder) const {
  auto listing = files_.list(folder);
  const std::lock_guard lock(mutex_);
  asked_.folders.try_emplace(folder, listing ? *listing : std::vector<FileEntry>{});
  return listing;
}

AskedFiles RecordingReader::asked() const {
  const std::lock_guard lock(mutex_);
  return asked_;
}

}  // namespace gazette
