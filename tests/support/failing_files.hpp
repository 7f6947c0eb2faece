#pragma once
// A file system whose writes fail when told to: for what must hold when the disk does not.

#include "io/file_system.hpp"

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace gazette {

/// Counts every change (write, replace, create, make_folders, rename, exchange, remove, overwrite, lock, sync, parts of
/// files) from 1 and fails number `first`, or that and all after it. A failed change changes nothing.
class FailingFiles : public FileSystem {
 public:
  enum class Failure { once, for_good };

  explicit FailingFiles(FileSystem& files) : files_(files) {}

  void fail_at(int first, Failure failure) {
    count_ = 0;
    first_ = first;
    failure_ = failure;
  }
  /// Fails number `dead` and all after it, besides.
  void die_at(int dead) { dead_ = dead; }
  int changes() const { return count_; }

  Result<std::string> read(const std::string& path) const override { return files_.read(path); }
  bool is_file(const std::string& path) const override { return files_.is_file(path); }
  bool is_folder(const std::string& path) const override { return files_.is_folder(path); }
  Result<std::vector<FileEntry>> list(const std::string& folder) const override { return files_.list(folder); }

  Result<Done> write(const std::string& path, std::string_view bytes) override {
    return fails() ? failed(path) : files_.write(path, bytes);
  }
  Result<Done> replace(const std::string& path, std::string_view bytes) override {
    return fails() ? failed(path) : files_.replace(path, bytes);
  }
  Result<Done> create(const std::string& path, std::string_view bytes) override {
    return fails() ? failed(path) : files_.create(path, bytes);
  }
  Result<Done> make_folders(const std::string& path) override {
    return fails() ? failed(path) : files_.make_folders(path);
  }
  Result<Done> rename(const std::string& from, const std::string& to) override {
    return fails() ? failed(from) : files_.rename(from, to);
  }
  Result<bool> exchange(const std::string& one, const std::string& other) override {
    if (fails()) return failed(one).error();
    return files_.exchange(one, other);
  }
  Result<std::unique_ptr<FileLock>> lock(const std::string& path) override {
    if (fails()) return failed(path).error();
    return files_.lock(path);
  }
  Result<Done> sync_names(const std::string& folder) override {
    return fails() ? failed(folder) : files_.sync_names(folder);
  }
  Result<Done> sync(const std::string& path) override { return fails() ? failed(path) : files_.sync(path); }
  Result<Done> remove(const std::string& path) override { return fails() ? failed(path) : files_.remove(path); }
  Result<Done> overwrite(const std::string& path, std::string_view bytes) override {
    return fails() ? failed(path) : files_.overwrite(path, bytes);
  }
  Result<Done> make_folder(const std::string& path) override {
    return fails() ? failed(path) : files_.make_folder(path);
  }
  Result<std::unique_ptr<DataFile>> open_data(const std::string& path) override {
    auto file = files_.open_data(path);
    if (!file) return file;
    return std::unique_ptr<DataFile>(std::make_unique<Parts>(*this, path, *std::move(file)));
  }
  std::optional<Error> looking_fault() const override { return files_.looking_fault(); }
  std::optional<FileEntry> status(const std::string& path) const override { return files_.status(path); }

 private:
  class Parts final : public DataFile {
   public:
    Parts(FailingFiles& all, std::string path, std::unique_ptr<DataFile> file)
        : all_(all), path_(std::move(path)), file_(std::move(file)) {}
    std::uint64_t size() const override { return file_->size(); }
    Result<std::string> read_at(std::uint64_t offset, std::size_t size) const override {
      return file_->read_at(offset, size);
    }
    Result<Done> write_at(std::uint64_t offset, std::string_view bytes) override {
      return all_.fails() ? failed(path_) : file_->write_at(offset, bytes);
    }
    Result<Done> clear() override { return all_.fails() ? failed(path_) : file_->clear(); }
    Result<Done> sync() override { return all_.fails() ? failed(path_) : file_->sync(); }

   private:
    FailingFiles& all_;
    std::string path_;
    std::unique_ptr<DataFile> file_;
  };

  bool fails() {
    ++count_;
    return count_ == first_ || (dead_ > 0 && count_ >= dead_) ||
           (failure_ == Failure::for_good && first_ > 0 && count_ > first_);
  }
  static Result<Done> failed(const std::string& path) {
    return Error{ErrorKind::input_output, "io", "cannot be written: no space left on device", {path, {}}, {}, {}};
  }

  FileSystem& files_;
  int count_ = 0;
  int first_ = 0, dead_ = 0;
  Failure failure_ = Failure::once;
};

}  // namespace gazette
