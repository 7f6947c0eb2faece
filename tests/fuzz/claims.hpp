#pragma once
// What a fuzz target claims of whatever bytes it is given. The test that replays the corpora tells each broken claim;
// a fuzzer stops at the first input that breaks one.

#include "base/diagnostics.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace gazette::fuzz {

class Claims {
 public:
  /// Notes the claim as broken unless it holds. `about` is what it was made of.
  void expect(bool holds, std::string_view claim, std::string_view about = {});

  /// Claims that each finding in `file` stands inside `text`, its end included.
  void expect_places(const Diagnostics& diagnostics, std::string_view file, std::string_view text);

  /// The claims that did not hold.
  const std::vector<std::string>& broken() const { return broken_; }

 private:
  std::vector<std::string> broken_;
};

/// Everything that findings say, in their order: to compare two runs.
std::string told(const Diagnostics& diagnostics);

}  // namespace gazette::fuzz
