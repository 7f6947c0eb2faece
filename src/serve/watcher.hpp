#pragma once
// Tells which files of the site's folder changed. What is told only starts a look: the disk decides.

#include <chrono>
#include <memory>
#include <set>
#include <string>
#include <vector>

namespace gazette {

/// Files and folders that came, went or changed since the last time, from the site's folder.
struct ChangedFiles {
  std::set<std::string> paths;
  bool is_everything = false;  ///< something was missed: all may have changed

  bool empty() const { return paths.empty() && !is_everything; }
  void merge(ChangedFiles other) {
    paths.merge(other.paths);
    is_everything = is_everything || other.is_everything;
  }
};

/// Belongs to one thread, but for `wake`.
class Watcher {
 public:
  virtual ~Watcher() = default;

  /// Waits for changes, `limit` at most, and then until they pause, so that a save in several steps or a checkout of a
  /// thousand files is one change. Empty when nothing changed.
  virtual ChangedFiles wait(std::chrono::milliseconds limit) = 0;

  /// Whether the next `wait` would have something to tell at once. From any thread; false where that cannot be known.
  virtual bool has_news() const = 0;

  /// Ends a `wait` of another thread, or the next one.
  virtual void wake() = 0;
};

/// What is watched: these names right in the site's folder, and all below those that are folders. They need not exist
/// yet. Hidden files are left out.
struct WatchedPlaces {
  std::string root;
  std::vector<std::string> names;
};

/// Watches through inotify; null where that cannot be had (no such system, no watches left).
std::unique_ptr<Watcher> watch_by_events(const WatchedPlaces& places);

/// Looks at everything every `interval`, for file systems that send no events.
std::unique_ptr<Watcher> watch_by_looking(const WatchedPlaces& places, std::chrono::milliseconds interval);

/// By events where the folder's file system sends them, else by looking.
std::unique_ptr<Watcher> watch(const WatchedPlaces& places);

}  // namespace gazette
