#include "serve/fair_mutex.hpp"

#include "support/catch.hpp"
#include "support/eventually.hpp"

#include <atomic>
#include <future>
#include <shared_mutex>
#include <thread>
#include <vector>

using namespace gazette;
using namespace gazette::test;

TEST_CASE("readers hold the lock together") {
  FairMutex mutex;
  const std::shared_lock first(mutex);
  auto second = std::async(std::launch::async, [&] { const std::shared_lock lock(mutex); });
  CHECK(second.wait_for(std::chrono::seconds(20)) == std::future_status::ready);
}

TEST_CASE("a writer gets in while readers keep coming") {
  FairMutex mutex;
  std::atomic<bool> is_over{false};
  std::atomic<int> readings{0};
  // There is never a moment without a reader: each takes the lock before the one before it lets go.
  std::vector<std::thread> readers;
  for (int i = 0; i < 4; ++i) {
    readers.emplace_back([&] {
      while (!is_over) {
        const std::shared_lock lock(mutex);
        const int before = ++readings;
        for (int spin = 0; spin < 200 && readings == before && !is_over; ++spin) std::this_thread::yield();
      }
    });
  }
  CHECK(eventually([&] { return readings > 100; }));
  auto writers = std::async(std::launch::async, [&] {
    for (int i = 0; i < 50; ++i) const std::unique_lock lock(mutex);
  });
  CHECK(writers.wait_for(std::chrono::seconds(20)) == std::future_status::ready);
  is_over = true;
  for (auto& reader : readers) reader.join();
}

TEST_CASE("readers who come after a waiting writer wait for it, and get in after it") {
  FairMutex mutex;
  std::shared_lock early(mutex);
  std::atomic<int> order{0}, wrote{0};
  std::thread writer([&] {
    const std::unique_lock lock(mutex);
    wrote = ++order;
  });
  std::vector<std::thread> late;
  for (int i = 0; i < 3; ++i) {
    late.emplace_back([&] {
      while (wrote == 0) const std::shared_lock lock(mutex);
      const std::shared_lock lock(mutex);
      ++order;
    });
  }
  early.unlock();
  writer.join();
  for (auto& one : late) one.join();
  CHECK(wrote == 1);
  CHECK(order == 4);
}

TEST_CASE("no reader sees what a writer has half done, and no writer what another has") {
  FairMutex mutex;
  int a = 0, b = 0;  // always the same outside the lock
  std::atomic<bool> was_torn{false};
  std::vector<std::thread> threads;
  for (int i = 0; i < 2; ++i) {
    threads.emplace_back([&] {
      for (int n = 0; n < 2'000; ++n) {
        const std::unique_lock lock(mutex);
        if (a != b) was_torn = true;
        ++a;
        ++b;
      }
    });
    threads.emplace_back([&] {
      for (int n = 0; n < 2'000; ++n) {
        const std::shared_lock lock(mutex);
        if (a != b) was_torn = true;
      }
    });
  }
  for (auto& thread : threads) thread.join();
  CHECK_FALSE(was_torn);
  CHECK(a == 4'000);
}
