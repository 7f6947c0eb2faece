#include "base/parallel.hpp"

#include "support/catch.hpp"

#include <atomic>
#include <numeric>
#include <set>
#include <span>
#include <stdexcept>
#include <string>
#include <vector>

using namespace gazette;

TEST_CASE("a parallel map keeps the order of its inputs whatever the number of jobs") {
  for (const std::size_t size : {0U, 1U, 15U, 16U, 17U, 1000U}) {
    std::vector<int> inputs(size);
    std::iota(inputs.begin(), inputs.end(), 0);
    for (const unsigned jobs : {0U, 1U, 2U, 7U, 64U}) {
      const auto results =
          parallel_map(std::span<const int>(inputs), jobs, [](int i) { return std::to_string(i * i); });
      REQUIRE(results.size() == size);
      bool in_order = true;
      for (std::size_t i = 0; i < size; ++i) in_order = in_order && results[i] == std::to_string(i * i);
      CHECK(in_order);
    }
  }
}

TEST_CASE("every index is worked on exactly once") {
  for (const unsigned jobs : {1U, 4U}) {
    std::vector<std::atomic<int>> visits(500);
    parallel_for(visits.size(), jobs, [&] { return [&](std::size_t i) { ++visits[i]; }; });
    bool once_each = true;
    for (const auto& count : visits) once_each = once_each && count == 1;
    CHECK(once_each);
  }
}

TEST_CASE("no more workers are made than there are blocks of work") {
  std::atomic<int> made = 0;
  const auto make = [&] {
    ++made;
    return [](std::size_t) {};
  };
  parallel_for(k_parallel_block, 8, make);
  CHECK(made == 1);
  made = 0;
  parallel_for(k_parallel_block * 3, 8, make);
  CHECK(made == 3);
  made = 0;
  parallel_for(0, 8, make);
  CHECK(made == 1);
}

TEST_CASE("an exception in a worker is thrown again where the work was asked for") {
  for (const unsigned jobs : {1U, 4U}) {
    const auto fail_at_300 = [] {
      return [](std::size_t i) {
        if (i == 300) throw std::logic_error("bug at 300");
      };
    };
    CHECK_THROWS_AS(parallel_for(1000, jobs, fail_at_300), std::logic_error);
  }
}

TEST_CASE("when every worker fails one exception comes out and all have ended") {
  std::atomic<int> running = 0;
  const auto fail = [&] {
    return [&](std::size_t) {
      ++running;
      --running;
      throw std::logic_error("bug");
    };
  };
  CHECK_THROWS_AS(parallel_for(1000, 4, fail), std::logic_error);
  CHECK(running == 0);
}
