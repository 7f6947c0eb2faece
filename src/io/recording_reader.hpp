#pragma once
// Remembers what was asked of a file system and what it answered, so that a value made of files can be kept until one
// of the answers would be another.

#include "io/file_system.hpp"

#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace gazette {

/// What a file system was asked. Files count by their kind, size and time, not by their bytes.
struct AskedFiles {
  std::map<std::string, std::optional<FileEntry>> files;
  std::map<std::string, std::vector<FileEntry>> folders;

  /// Whether `files` would give the same answers again.
  bool would_be_the_same(const FileReader& reader) const;
};

/// Thread-safe, as its `files` are.
class RecordingReader final : public FileReader {
 public:
  explicit RecordingReader(const FileReader& files) : files_(files) {}

  Result<std::string> read(const std::string& path) const override;
  bool is_file(const std::string& path) const override;
  bool is_folder(const std::string& path) const override;
  std::optional<FileEntry> status(const std::string& path) const override;
  Result<std::vector<FileEntry>> list(const std::string& folder) const override;
  std::optional<Error> looking_fault() const override { return files_.looking_fault(); }

  /// What was asked so far.
  AskedFiles asked() const;

 private:
  std::optional<FileEntry> note(const std::string& path) const;

  const FileReader& files_;
  mutable std::mutex mutex_;
  mutable AskedFiles asked_;
};

}  // namespace gazette
