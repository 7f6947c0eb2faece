#include "serve/connection_pool.hpp"

#include "support/catch.hpp"
#include "support/eventually.hpp"

#include <atomic>
#include <future>

using namespace gazette;
using namespace gazette::test;

TEST_CASE("jobs run beside each other, as many as may be, and one more is refused") {
  std::promise<void> go;
  const auto may_go = go.get_future().share();
  std::atomic<int> started{0};
  ConnectionPool pool(3);  // after what its jobs use
  const auto job = [&] {
    ++started;
    may_go.wait();
  };
  for (int i = 0; i < 3; ++i) CHECK(pool.run(job));
  CHECK(eventually([&] { return started == 3; }));
  CHECK(pool.running() == 3);
  CHECK_FALSE(pool.run(job));
  go.set_value();
  CHECK(eventually([&] { return pool.running() == 0; }));
  CHECK(pool.run(job));
  CHECK(eventually([&] { return started == 4; }));
}

TEST_CASE("jobs that wait for a thread count among those that may be") {
  std::promise<void> go;
  const auto may_go = go.get_future().share();
  ConnectionPool pool(2);
  int taken = 0;
  for (int i = 0; i < 100; ++i) taken += pool.run([may_go] { may_go.wait(); }) ? 1 : 0;
  CHECK(taken == 2);
  go.set_value();
}

TEST_CASE("finishing waits for the jobs that were taken, and takes no others") {
  std::atomic<int> done{0};
  ConnectionPool pool(8);
  for (int i = 0; i < 8; ++i) {
    CHECK(pool.run([&] {
      std::this_thread::yield();
      ++done;
    }));
  }
  pool.finish();
  CHECK(done == 8);
  CHECK_FALSE(pool.run([&] { ++done; }));
  pool.finish();
  CHECK(done == 8);
}

TEST_CASE("what a job holds is let go when it is done, though its thread stays") {
  ConnectionPool pool(1);
  auto held = std::make_shared<int>(1);
  const std::weak_ptr<int> watched = held;
  CHECK(pool.run([held = std::move(held)] {}));
  CHECK(eventually([&] { return watched.expired(); }));
}

TEST_CASE("thousands of short jobs are each run once") {
  std::atomic<int> done{0};
  ConnectionPool pool(16);
  int taken = 0;
  while (taken < 5'000) {
    if (pool.run([&] { ++done; })) ++taken;
    else std::this_thread::yield();
  }
  pool.finish();
  CHECK(done == taken);
}
