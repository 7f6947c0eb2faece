#include "io/file_system.hpp"
#include "serve/watcher.hpp"

#include <algorithm>
#include <array>
#include <condition_variable>
#include <map>
#include <mutex>

#include <sys/vfs.h>

namespace gazette {

namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

// A look must not take more than this part of the time.
constexpr int k_rest_for_a_look = 10;
// Two changes may fall into one tick of a file system's clock (FAT counts in two seconds): what changed so lately is
// told once more when this time is over.
constexpr milliseconds k_youth{2'500};

class LookingWatcher final : public Watcher {
 public:
  LookingWatcher(const WatchedPlaces& places, milliseconds interval)
      : names_(places.names), interval_(interval), disk_(open_disk(places.root)), seen_(look()) {}

  ChangedFiles wait(milliseconds limit) override {
    const auto until = Clock::now() + limit;
    ChangedFiles found;
    while (found.empty() && !rest(until)) {
      const auto start = Clock::now();
      found = compare(look());
      next_look_ =
          Clock::now() + std::max(interval_, std::chrono::ceil<milliseconds>(Clock::now() - start) * k_rest_for_a_look);
      if (Clock::now() >= until) break;
    }
    return found;
  }

  bool has_news() const override {
    const std::lock_guard lock(mutex_);
    return was_woken_;
  }

  void wake() override {
    {
      const std::lock_guard lock(mutex_);
      was_woken_ = true;
    }
    woken_.notify_all();
  }

 private:
  using Seen = std::map<std::string, FileEntry>;

  // Rests until the next look is due; true when there is to be none before `until`.
  bool rest(Clock::time_point until) {
    std::unique_lock lock(mutex_);
    const bool is_over = woken_.wait_until(lock, std::min(until, next_look_), [&] { return was_woken_; });
    was_woken_ = false;
    return is_over || (until < next_look_ && Clock::now() >= until);
  }

  Seen look() const {
    Seen seen;
    for (const auto& name : names_) {
      const auto status = disk_->status(name);
      if (!status) continue;
      seen.emplace(name, *status);
      if (status->kind != FileKind::folder) continue;
      const auto listing = disk_->list(name);
      if (!listing) continue;
      for (const auto& entry : *listing) {
        const auto path = path_join(name, entry.path);
        if (path.find("/.") == std::string::npos) seen.emplace(path, entry);
      }
    }
    return seen;
  }

  ChangedFiles compare(Seen now) {
    ChangedFiles found;
    std::map<std::string, Clock::time_point> young;
    const auto moment = Clock::now();
    const auto clock =
        std::chrono::duration_cast<std::chrono::nanoseconds>(std::chrono::system_clock::now().time_since_epoch())
            .count();
    for (const auto& [path, entry] : now) {
      if (entry.kind == FileKind::folder) {
        if (!seen_.contains(path)) found.paths.insert(path);
        continue;
      }
      const auto before = seen_.find(path);
      const bool has_changed = before == seen_.end() || before->second != entry;
      const auto known = young_.find(path);
      const bool grew_up = known != young_.end() && moment >= known->second;
      if (has_changed || grew_up) found.paths.insert(path);
      if (has_changed && std::chrono::nanoseconds(clock - entry.modified_ns) < k_youth) young[path] = moment + k_youth;
      else if (known != young_.end() && !grew_up) young.insert(*known);
    }
    for (const auto& [path, entry] : seen_) {
      if (!now.contains(path)) found.paths.insert(path);
    }
    seen_ = std::move(now);
    young_ = std::move(young);
    return found;
  }

  std::vector<std::string> names_;
  milliseconds interval_;
  std::unique_ptr<FileSystem> disk_;
  Seen seen_;
  std::map<std::string, Clock::time_point> young_;  ///< to be told again, and when
  Clock::time_point next_look_ = Clock::now() + interval_;
  mutable std::mutex mutex_;
  std::condition_variable woken_;
  bool was_woken_ = false;
};

// Network and virtual file systems whose changes from elsewhere raise no events here (statfs(2)).
bool sends_events(const std::string& folder) {
  struct statfs status {};
  if (::statfs(folder.c_str(), &status) != 0) return true;
  constexpr std::array<std::uint64_t, 8> silent = {
      0x6969,      // NFS
      0x517B,      // SMB
      0xFF534D42,  // CIFS
      0xFE534D42,  // SMB2
      0x01021997,  // 9P: WSL and virtual machines
      0x65735546,  // FUSE: sshfs and others
      0x786F4256,  // VirtualBox
      0xBACBACBC,  // VMware
  };
  return std::ranges::find(silent, static_cast<std::uint64_t>(status.f_type) & 0xFFFFFFFFU) == silent.end();
}

constexpr milliseconds k_interval{500};

}  // namespace

std::unique_ptr<Watcher> watch_by_looking(const WatchedPlaces& places, std::chrono::milliseconds interval) {
  return std::make_unique<LookingWatcher>(places, interval);
}

std::unique_ptr<Watcher> watch(const WatchedPlaces& places) {
  if (sends_events(places.root.empty() ? "." : places.root)) {
    if (auto watcher = watch_by_events(places)) return watcher;
  }
  return watch_by_looking(places, k_interval);
}

}  // namespace gazette
