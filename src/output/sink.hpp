#pragma once
// Where a build's bytes go: a folder, or memory.

#include "base/result.hpp"
#include "io/file_system.hpp"

#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <string_view>

namespace gazette {

/// Takes the files of one build, from several threads, each path once.
class Sink {
 public:
  virtual ~Sink() = default;

  /// `path` is below the output's root: `policy/x/index.html`.
  virtual Result<Done> put(const std::string& path, std::string bytes) = 0;

  /// Called once when all files are there: makes them the published output.
  virtual Result<Done> commit() = 0;
};

/// Keeps everything in memory: for `serve` and for tests.
class MemorySink final : public Sink {
 public:
  Result<Done> put(const std::string& path, std::string bytes) override;
  Result<Done> commit() override { return Done{}; }

  const std::map<std::string, std::string>& files() const { return files_; }
  std::map<std::string, std::string> take() { return std::move(files_); }

 private:
  std::mutex mutex_;
  std::map<std::string, std::string> files_;
};

/// Throws everything away: for measuring, and for `check`.
class NullSink final : public Sink {
 public:
  Result<Done> put(const std::string&, std::string) override { return Done{}; }
  Result<Done> commit() override { return Done{}; }
};

/// Opens a sink that writes a folder. The files go to a fresh folder beside it, which takes the old one's place as a
/// whole on commit (`swap_in`); without commit the old one stays byte for byte, and the fresh one is removed.
/// Files in the old folder that gazette did not write are carried over. What a run left there that died must be
/// finished before (`recover_output`).
///
/// Errors: the folder is not empty and not ours (`foreign-output`), or nothing can be written (`io`).
Result<std::unique_ptr<Sink>> open_folder_sink(FileSystem& files, const std::string& folder);

}  // namespace gazette
