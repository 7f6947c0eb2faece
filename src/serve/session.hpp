#pragma once
// The preview's site: built into memory, built again when a file has changed, never worse than the last good one.

#include "build/pipeline.hpp"

#include <chrono>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>

namespace gazette {

/// A finished build in memory. Immutable; requests share it.
struct Snapshot {
  std::map<std::string, std::string> files;
  std::string base_path = "/";
  std::map<std::string, std::string> boards;  ///< pages of the preview's own, at `/_gazette/…`; no build holds them
};

/// Thread-safe.
class Session {
 public:
  using Report = std::function<void(const Diagnostics&)>;

  /// `report` hears the problems of each build. `files` must outlive the session.
  Session(const FileReader& files, BuildRequest request, Report report);

  /// The newest good build; looks for changed files first, at most twice a second. Null until a build succeeded.
  std::shared_ptr<const Snapshot> current();

 private:
  bool has_changed();
  void build();

  const FileReader& files_;
  BuildRequest request_;
  Report report_;
  std::mutex mutex_;
  std::chrono::steady_clock::time_point last_look_{};
  std::map<std::string, std::vector<FileEntry>> seen_;
  std::shared_ptr<const Snapshot> snapshot_;
};

}  // namespace gazette
