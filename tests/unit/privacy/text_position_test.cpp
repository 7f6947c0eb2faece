#include "privacy/text_position.hpp"

#include "support/catch.hpp"

using namespace gazette;

TEST_CASE("offsets become lines and columns of characters, without a byte order mark") {
  const std::string text = "\xEF\xBB\xBF张三\n李四 12\n";
  PositionWalker walker(text);
  CHECK(walker.at(6, 3) == Position{1, 2, 1});
  CHECK(walker.at(17, 2) == Position{2, 4, 2});
}
