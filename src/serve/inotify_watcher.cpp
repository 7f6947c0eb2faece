// inotify watches single folders, so each folder below the watched places has a watch of its own. A folder that comes
// is watched first and listed then: what was put into it before the watch stood is found by the listing, what comes
// later by an event. When to speak is a matter of patience: a file that was closed is whole; one that vanished often
// comes back within moments, as editors save by renaming; one that is being written is not worth a look yet.
#include "serve/watcher.hpp"

#include "io/file_system.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <filesystem>
#include <map>
#include <optional>

#include <poll.h>
#include <sys/eventfd.h>
#include <sys/inotify.h>
#include <unistd.h>

namespace gazette {

namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

constexpr milliseconds k_pause_after_whole_file{2};
constexpr milliseconds k_pause_after_vanished_file{40};
constexpr milliseconds k_pause_while_written{120};
constexpr milliseconds k_longest_burst{2000};

constexpr std::uint32_t k_mask = IN_CLOSE_WRITE | IN_MODIFY | IN_ATTRIB | IN_CREATE | IN_DELETE | IN_MOVED_FROM |
                                 IN_MOVED_TO | IN_DELETE_SELF | IN_ONLYDIR | IN_EXCL_UNLINK;

class EventWatcher final : public Watcher {
 public:
  explicit EventWatcher(WatchedPlaces places)
      : places_(std::move(places)),
        events_(::inotify_init1(IN_NONBLOCK | IN_CLOEXEC)),
        wakeup_(::eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC)) {
    is_sound_ = events_ >= 0 && wakeup_ >= 0 && watch_all();
  }

  ~EventWatcher() override {
    if (events_ >= 0) ::close(events_);
    if (wakeup_ >= 0) ::close(wakeup_);
  }
  EventWatcher(const EventWatcher&) = delete;
  EventWatcher& operator=(const EventWatcher&) = delete;

  bool is_sound() const { return is_sound_; }

  ChangedFiles wait(milliseconds limit) override {
    auto until = Clock::now() + limit;
    std::optional<Clock::time_point> end_of_burst;
    while (!was_woken_ && poll_until(until)) {
      read_events();
      if (found_.empty()) continue;
      if (!end_of_burst) end_of_burst = Clock::now() + k_longest_burst;
      until = std::min(Clock::now() + pause(), *end_of_burst);
    }
    was_woken_ = false;
    unsettled_.clear();
    return std::exchange(found_, {});
  }

  bool has_news() const override {
    std::array<pollfd, 2> waits = {{{events_, POLLIN, 0}, {wakeup_, POLLIN, 0}}};
    return ::poll(waits.data(), waits.size(), 0) > 0;
  }

  void wake() override {
    const std::uint64_t one = 1;
    (void)!::write(wakeup_, &one, sizeof one);
  }

 private:
  enum class Unsettled { vanished, being_written };

  milliseconds pause() const {
    auto longest = k_pause_after_whole_file;
    for (const auto& [path, state] : unsettled_)
      longest = std::max(longest, state == Unsettled::vanished ? k_pause_after_vanished_file : k_pause_while_written);
    return longest;
  }

  // Whether there are events; false when the time is over.
  bool poll_until(Clock::time_point until) {
    while (true) {
      const auto left = std::chrono::ceil<milliseconds>(until - Clock::now());
      if (left <= milliseconds::zero() && !found_.empty()) return false;
      std::array<pollfd, 2> waits = {{{events_, POLLIN, 0}, {wakeup_, POLLIN, 0}}};
      const int ready =
          ::poll(waits.data(), waits.size(), static_cast<int>(std::max(left, milliseconds::zero()).count()));
      if (ready < 0 && errno == EINTR) continue;
      if (ready <= 0) return false;
      if ((waits[1].revents & POLLIN) != 0) {
        std::uint64_t count = 0;
        (void)!::read(wakeup_, &count, sizeof count);
        was_woken_ = true;
      }
      if ((waits[0].revents & POLLIN) != 0) return true;
      return false;
    }
  }

  void read_events() {
    alignas(inotify_event) std::array<char, 64 * 1024> buffer;
    ssize_t size = 0;
    while ((size = ::read(events_, buffer.data(), buffer.size())) > 0) {
      for (const char* at = buffer.data(); at < buffer.data() + size;) {
        const auto* event = reinterpret_cast<const inotify_event*>(at);  // NOLINT: as inotify(7) has it
        take(*event, event->len > 0 ? event->name : "");
        at += sizeof(inotify_event) + event->len;
      }
    }
  }

  void take(const inotify_event& event, std::string_view name) {
    if ((event.mask & IN_Q_OVERFLOW) != 0) {
      found_.is_everything = true;
      watch_all();
      return;
    }
    const auto folder = folders_.find(event.wd);
    if (folder == folders_.end()) return;
    if ((event.mask & (IN_IGNORED | IN_DELETE_SELF)) != 0) {
      folders_.erase(folder);
      return;
    }
    if (name.empty() || name.starts_with('.')) return;
    const auto path = path_join(folder->second, name);
    if (folder->second.empty() && !is_watched_name(name)) return;
    if ((event.mask & IN_ISDIR) != 0) return take_folder(event.mask, path);
    if ((event.mask & (IN_DELETE | IN_MOVED_FROM)) != 0) unsettled_[path] = Unsettled::vanished;
    else if ((event.mask & (IN_CLOSE_WRITE | IN_MOVED_TO)) != 0) unsettled_.erase(path);
    else if ((event.mask & (IN_MODIFY | IN_CREATE)) != 0) unsettled_[path] = Unsettled::being_written;
    found_.paths.insert(path);
  }

  void take_folder(std::uint32_t mask, const std::string& path) {
    if ((mask & IN_ATTRIB) != 0) return;
    found_.paths.insert(path);
    if ((mask & (IN_DELETE | IN_MOVED_FROM)) != 0) forget_below(path);
    if ((mask & (IN_CREATE | IN_MOVED_TO)) != 0 && !watch_below(path)) found_.is_everything = true;
  }

  bool is_watched_name(std::string_view name) const {
    return std::ranges::find(places_.names, name) != places_.names.end();
  }

  bool watch_one(const std::string& path) {
    const int watch = ::inotify_add_watch(events_, path_join(places_.root, path).c_str(), k_mask);
    if (watch >= 0) folders_[watch] = path;
    return watch >= 0 || errno == ENOENT || errno == ENOTDIR || errno == EACCES;
  }

  // The folder and all folders below it; false when the system has no watches left.
  bool watch_below(const std::string& path) {
    if (!watch_one(path)) return false;
    std::error_code code;
    const auto top = path_join(places_.root, path);
    for (fs::directory_iterator entry(top, code), end; !code && entry != end; entry.increment(code)) {
      const auto name = entry->path().filename().native();
      if (name.starts_with('.')) continue;
      std::error_code ignored;
      const auto inside = path_join(path, name);
      if (is_listening_) found_.paths.insert(inside);
      if (entry->is_directory(ignored) && !entry->is_symlink(ignored) && !watch_below(inside)) return false;
    }
    return true;
  }

  void forget_below(const std::string& path) {
    std::erase_if(folders_, [&](const auto& watch) {
      const bool is_inside = watch.second == path || watch.second.starts_with(path + "/");
      if (is_inside) ::inotify_rm_watch(events_, watch.first);
      return is_inside;
    });
  }

  bool watch_all() {
    is_listening_ = false;
    bool is_complete = watch_one("");
    for (const auto& name : places_.names) {
      std::error_code ignored;
      const auto whole = path_join(places_.root, name);
      if (fs::is_directory(whole, ignored)) is_complete = watch_below(name) && is_complete;
    }
    is_listening_ = true;
    return is_complete;
  }

  WatchedPlaces places_;
  int events_, wakeup_;
  std::map<int, std::string> folders_;  ///< by watch, from the root
  ChangedFiles found_;
  std::map<std::string, Unsettled> unsettled_;
  bool is_listening_ = false, is_sound_ = false, was_woken_ = false;
};

}  // namespace

std::unique_ptr<Watcher> watch_by_events(const WatchedPlaces& places) {
  auto watcher = std::make_unique<EventWatcher>(places);
  if (!watcher->is_sound()) return nullptr;
  return watcher;
}

}  // namespace gazette
