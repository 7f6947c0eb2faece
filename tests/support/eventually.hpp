#pragma once
// Waiting for what other threads do: as long as it takes, with a limit, and no fixed pauses.

#include <chrono>
#include <thread>

namespace gazette::test {

/// Whether `is_so()` becomes true within the limit; looks again every few milliseconds.
template <typename Condition>
bool eventually(Condition is_so, std::chrono::milliseconds limit = std::chrono::seconds(20)) {
  const auto until = std::chrono::steady_clock::now() + limit;
  while (!is_so()) {
    if (std::chrono::steady_clock::now() > until) return false;
    std::this_thread::sleep_for(std::chrono::milliseconds(2));
  }
  return true;
}

}  // namespace gazette::test
