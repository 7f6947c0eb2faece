#include "base/boxed.hpp"

#include "support/catch.hpp"

#include <string>

using namespace gazette;

TEST_CASE("a boxed value is copied and compared by what it holds") {
  Boxed<std::string> none, some(std::string("x"));
  CHECK_FALSE(none);
  CHECK(some);
  CHECK(*some == "x");
  CHECK(some->size() == 1);
  auto copy = some;
  CHECK(copy == some);
  *copy += "y";
  CHECK(*some == "x");
  CHECK_FALSE(copy == some);
  CHECK_FALSE(none == some);
  none = copy;
  CHECK(none == copy);
  copy = std::string("z");
  CHECK(*copy == "z");
  copy.reset();
  CHECK_FALSE(copy.has_value());
  CHECK(copy == Boxed<std::string>());
  CHECK(copy.emplace().empty());
  CHECK(copy.has_value());
}
