#pragma once
// A lock for many readers and one writer that never waits for readers who came after it. The standard library's lets a
// writer starve as long as readers keep coming, and a busy preview has readers all the time.

#include <condition_variable>
#include <cstddef>
#include <mutex>

namespace gazette {

/// For std::shared_lock and std::unique_lock. Not recursive, for readers neither.
class FairMutex {
 public:
  void lock() {
    std::unique_lock lock(mutex_);
    free_.wait(lock, [this] { return !is_written_; });
    is_written_ = true;  // from now on readers wait
    free_.wait(lock, [this] { return readers_ == 0; });
  }
  void unlock() {
    {
      const std::lock_guard lock(mutex_);
      is_written_ = false;
    }
    free_.notify_all();
  }
  void lock_shared() {
    std::unique_lock lock(mutex_);
    free_.wait(lock, [this] { return !is_written_; });
    ++readers_;
  }
  void unlock_shared() {
    std::size_t left = 0;
    {
      const std::lock_guard lock(mutex_);
      left = --readers_;
    }
    if (left == 0) free_.notify_all();
  }

 private:
  std::mutex mutex_;
  std::condition_variable free_;
  std::size_t readers_ = 0;
  bool is_written_ = false;
};

}  // namespace gazette
