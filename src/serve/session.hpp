#pragma once
// The thread that keeps a Preview up to date: it waits for changed files, for time to pass and for wishes, and tells
// whoever waits that there is something new.

#include "serve/preview.hpp"
#include "serve/watcher.hpp"

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

namespace gazette {

struct SessionOptions {
  bool follows = false;  ///< pages go to the item that was saved
};

/// Thread-safe.
class Session {
 public:
  /// Hears of each new state, in the session's thread.
  using Report = std::function<void(const PreviewView&)>;

  /// Starts the thread. `preview` must outlive it, and only it may change the preview.
  Session(Preview& preview, std::unique_ptr<Watcher> watcher, SessionOptions options, Report report);
  ~Session();
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;

  const Preview& preview() const { return preview_; }
  const SessionOptions& options() const { return options_; }

  /// Asks for the site as of another day; empty: now. Returns at once.
  void show_as_of(std::string as_of);

  /// Waits until the revision is another than `known`, `limit` at most or until `stop`. The revision now.
  std::uint64_t wait_for_other(std::uint64_t known, std::chrono::milliseconds limit) const;

  /// Ends the thread and all waiting.
  void stop();
  bool is_stopped() const;

 private:
  void run();
  void step();
  std::chrono::milliseconds patience() const;
  void tell();

  Preview& preview_;
  std::unique_ptr<Watcher> watcher_;
  SessionOptions options_;
  Report report_;
  mutable std::mutex mutex_;
  mutable std::condition_variable changed_;
  std::uint64_t revision_ = 0;
  std::optional<std::string> wanted_as_of_;
  bool is_stopping_ = false;
  std::thread thread_;  ///< last: it uses all of the above
};

}  // namespace gazette
