#pragma once
// A file system of which some files cannot be read and some folders cannot be listed, though they are there.

#include "io/file_system.hpp"

#include <set>
#include <string>
#include <utility>

namespace gazette {

/// Everything is as `files` has it, but what is `closed` can only be looked at from outside.
class ClosedFiles final : public FileReader {
 public:
  ClosedFiles(const FileReader& files, std::set<std::string> closed) : files_(files), closed_(std::move(closed)) {}

  Result<std::string> read(const std::string& path) const override {
    return closed_.contains(path) ? Result<std::string>(fault(path, "cannot be read")) : files_.read(path);
  }
  bool is_file(const std::string& path) const override { return files_.is_file(path); }
  bool is_folder(const std::string& path) const override { return files_.is_folder(path); }
  std::optional<FileEntry> status(const std::string& path) const override { return files_.status(path); }
  Result<std::vector<FileEntry>> list(const std::string& folder) const override {
    if (closed_.contains(folder)) return fault(folder, "cannot be listed");
    return files_.list(folder);
  }

 private:
  static Error fault(const std::string& path, std::string_view what) {
    return {ErrorKind::input_output, "io", std::string(what) + ": input/output error", {path, {}}, "", {}};
  }

  const FileReader& files_;
  std::set<std::string> closed_;
};

}  // namespace gazette
