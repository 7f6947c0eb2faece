#pragma once
// Measures the stages of a build for `--timings`.

#include "build/observer.hpp"

#include <chrono>

namespace gazette {

class Stopwatch {
 public:
  explicit Stopwatch(Observer& observer) : observer_(observer) {}

  /// Tells the observer how long it took since the last lap.
  void lap(std::string_view stage) {
    const auto now = std::chrono::steady_clock::now();
    observer_.on_stage(stage, std::chrono::duration<double, std::milli>(now - last_).count());
    last_ = now;
  }

 private:
  Observer& observer_;
  std::chrono::steady_clock::time_point last_ = std::chrono::steady_clock::now();
};

}  // namespace gazette
