#include "serve/connection_pool.hpp"

#include <system_error>
#include <utility>

namespace gazette {

bool ConnectionPool::run(std::function<void()> job) {
  {
    const std::lock_guard lock(mutex_);
    if (is_finishing_ || running_ + jobs_.size() >= most_) return false;
    jobs_.push_back(std::move(job));
    if (resting_ < jobs_.size() && !start_thread() && threads_.empty()) {
      jobs_.pop_back();
      return false;
    }
  }
  wanted_.notify_one();
  return true;
}

// False when the system has no thread left; then the job waits for one of those that there are.
bool ConnectionPool::start_thread() {
  try {
    threads_.emplace_back([this] { work(); });
    return true;
  } catch (const std::system_error&) {
    return false;
  }
}

std::size_t ConnectionPool::running() const {
  const std::lock_guard lock(mutex_);
  return running_;
}

void ConnectionPool::finish() {
  {
    const std::lock_guard lock(mutex_);
    is_finishing_ = true;
  }
  wanted_.notify_all();
  for (auto& thread : threads_) thread.join();
  threads_.clear();
}

void ConnectionPool::work() {
  std::unique_lock lock(mutex_);
  while (true) {
    ++resting_;
    wanted_.wait(lock, [this] { return is_finishing_ || !jobs_.empty(); });
    --resting_;
    if (jobs_.empty()) return;
    auto job = std::move(jobs_.front());
    jobs_.pop_front();
    ++running_;
    lock.unlock();
    job();
    job = nullptr;
    lock.lock();
    --running_;
  }
}

}  // namespace gazette
