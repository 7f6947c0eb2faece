#include "base/result.hpp"

#include "support/catch.hpp"

#include <memory>
#include <string>
#include <utility>

using namespace gazette;

TEST_CASE("a Result holds a value or an Error") {
  const Result<int> good = 3;
  REQUIRE(good);
  CHECK(*good == 3);
  const Result<int> bad = Error{ErrorKind::usage, "r", "m", {}, {}, {}};
  REQUIRE_FALSE(bad);
  CHECK(bad.error().rule == "r");
}

TEST_CASE("a Result gives up a value that can only be moved") {
  Result<std::unique_ptr<int>> held = std::make_unique<int>(7);
  REQUIRE(held);
  const auto taken = *std::move(held);
  CHECK(*taken == 7);
}
