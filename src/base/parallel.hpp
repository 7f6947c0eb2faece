#pragma once
// The only place that starts workers: a map whose results come in the order of its inputs,
// so that one job and many give the same bytes.

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <exception>
#include <functional>
#include <initializer_list>
#include <span>
#include <thread>
#include <type_traits>
#include <vector>

namespace gazette {

/// How many inputs a worker takes at a time: enough to keep the counter quiet, few enough to share evenly.
inline constexpr std::size_t k_parallel_block = 16;

/// Runs `work(index)` for every index below `count` on `jobs` threads (at least one).
/// `make_work` is called once in each thread, so that what it captures may be used without locks.
/// `block` is how many a worker takes at a time: 1 where each takes long and waits for something else than the
/// processor. Returns when all is done; a bug's exception in a worker is thrown again here.
template <typename MakeWork>
void parallel_for(std::size_t count, unsigned jobs, MakeWork make_work, std::size_t block = k_parallel_block) {
  std::atomic<std::size_t> next{0};
  std::exception_ptr failure;
  std::atomic_flag failed;
  const auto run = [&] {
    try {
      auto work = make_work();
      for (std::size_t start = next.fetch_add(block); start < count; start = next.fetch_add(block)) {
        const auto end = std::min(count, start + block);
        for (std::size_t i = start; i < end; ++i) work(i);
      }
    } catch (...) {
      if (!failed.test_and_set()) failure = std::current_exception();
    }
  };
  const std::size_t blocks = (count + block - 1) / block;
  const auto workers = std::clamp<std::size_t>(jobs, 1, std::max<std::size_t>(blocks, 1));
  {
    std::vector<std::jthread> threads;
    for (std::size_t i = 1; i < workers; ++i) threads.emplace_back(run);
    run();
  }
  if (failure) std::rethrow_exception(failure);
}

/// `fn(input)` for each input, in the order of the inputs whatever `jobs` is. `fn` is pure or locks nothing.
template <typename In, typename Fn>
auto parallel_map(std::span<const In> inputs, unsigned jobs, Fn fn) {
  using Out = std::invoke_result_t<Fn&, const In&>;
  static_assert(!std::is_same_v<Out, bool>, "neighbours in a std::vector<bool> share a byte: two threads would race");
  std::vector<Out> results(inputs.size());
  parallel_for(inputs.size(), jobs, [&] { return [&](std::size_t i) { results[i] = fn(inputs[i]); }; });
  return results;
}

/// Runs tasks that know nothing of each other on `jobs` threads, and returns when all are done.
inline void run_side_by_side(std::initializer_list<std::function<void()>> tasks, unsigned jobs) {
  const auto* first = tasks.begin();
  parallel_for(
      tasks.size(), jobs, [&] { return [&](std::size_t i) { first[i](); }; }, 1);
}

}  // namespace gazette
