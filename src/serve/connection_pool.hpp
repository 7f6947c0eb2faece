#pragma once
// Threads for connections, one each: a stream of events holds its own for hours, and must not keep a page waiting.

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <list>
#include <mutex>
#include <thread>

namespace gazette {

/// Runs jobs at once, each in a thread of its own; threads that are done wait for the next job. Thread-safe.
class ConnectionPool {
 public:
  explicit ConnectionPool(std::size_t most) : most_(most) {}
  ~ConnectionPool() { finish(); }
  ConnectionPool(const ConnectionPool&) = delete;
  ConnectionPool& operator=(const ConnectionPool&) = delete;

  /// Takes a job; false when there are as many as may be, and then nothing is kept.
  bool run(std::function<void()> job);

  /// How many jobs run now.
  std::size_t running() const;

  /// Waits for all jobs and ends the threads.
  void finish();

 private:
  bool start_thread();
  void work();

  const std::size_t most_;
  mutable std::mutex mutex_;
  std::condition_variable wanted_;
  std::deque<std::function<void()>> jobs_;
  std::list<std::thread> threads_;
  std::size_t resting_ = 0, running_ = 0;
  bool is_finishing_ = false;
};

}  // namespace gazette
