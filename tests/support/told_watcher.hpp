#pragma once
// A Watcher that a test speaks for.

#include "serve/watcher.hpp"

#include <condition_variable>
#include <mutex>
#include <utility>

namespace gazette::test {

class ToldWatcher final : public Watcher {
 public:
  ChangedFiles wait(std::chrono::milliseconds limit) override {
    std::unique_lock lock(mutex_);
    news_.wait_for(lock, limit, [this] { return was_woken_ || !changed_.empty(); });
    was_woken_ = false;
    return std::exchange(changed_, {});
  }
  bool has_news() const override {
    const std::lock_guard lock(mutex_);
    return was_woken_ || !changed_.empty();
  }
  void wake() override {
    {
      const std::lock_guard lock(mutex_);
      was_woken_ = true;
    }
    news_.notify_all();
  }

  /// What the next `wait` tells.
  void tell(std::set<std::string> paths) {
    {
      const std::lock_guard lock(mutex_);
      changed_.merge({std::move(paths), false});
    }
    news_.notify_all();
  }

 private:
  mutable std::mutex mutex_;
  std::condition_variable news_;
  ChangedFiles changed_;
  bool was_woken_ = false;
};

}  // namespace gazette::test
