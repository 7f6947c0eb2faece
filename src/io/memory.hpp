#pragma once
// A file system in memory, for tests and for the files inside the binary.

#include "io/file_system.hpp"

#include <map>
#include <memory>
#include <mutex>
#include <set>

namespace gazette {

/// Behaves as the disk does, but that `write` needs no folder: one exists when a file lies in it or `make_folders`
/// made it. Times are ticks: each change takes one. Thread-safe for reading, and for writing in parts. A file that was
/// opened for that must not outlive it, nor must a lock.
class MemoryFileSystem final : public FileSystem {
 public:
  MemoryFileSystem() = default;
  explicit MemoryFileSystem(std::map<std::string, std::string> files) : files_(std::move(files)) {}

  Result<std::string> read(const std::string& path) const override;
  bool is_file(const std::string& path) const override;
  bool is_folder(const std::string& path) const override;
  std::optional<FileEntry> status(const std::string& path) const override;
  Result<std::vector<FileEntry>> list(const std::string& folder) const override;
  Result<Done> write(const std::string& path, std::string_view bytes) override;
  Result<Done> replace(const std::string& path, std::string_view bytes) override;
  Result<Done> create(const std::string& path, std::string_view bytes) override;
  Result<std::unique_ptr<DataFile>> open_data(const std::string& path) override;
  Result<Done> make_folders(const std::string& path) override;
  Result<Done> rename(const std::string& from, const std::string& to) override;
  Result<bool> exchange(const std::string& one, const std::string& other) override;
  Result<std::unique_ptr<FileLock>> lock(const std::string& path) override;
  Result<Done> remove(const std::string& path) override;

  const std::map<std::string, std::string>& files() const { return files_; }

 private:
  class Parts;
  class Lock;

  bool lies_below_file(const std::string& path) const;
  bool is_empty_folder(const std::string& path) const;

  std::int64_t time_of(const std::string& path) const;

  std::map<std::string, std::string> files_;
  std::map<std::string, std::int64_t> times_;  ///< of files that were written: one tick a change
  std::int64_t now_ = 0;
  std::set<std::string> folders_;
  std::shared_ptr<std::mutex> parts_ = std::make_shared<std::mutex>();  ///< held while a part is read or written
};

}  // namespace gazette
