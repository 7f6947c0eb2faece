#include "privacy/text_position.hpp"

#include "support/catch.hpp"

using namespace gazette;

TEST_CASE("offsets become lines and columns of characters, without a byte order mark") {
  const std::string text = "\xEF\xBB\xBF张三\n李四 12\n";
  PositionWalker walker(text);
  CHECK(walker.at(6, 3) == Position{1, 2, 1});
  CHECK(walker.at(17, 2) == Position{2, 4, 2});
}

TEST_CASE("a hundred thousand places in one line cost one walk") {
  std::string text;
  for (int i = 0; i < 100'000; ++i) text += "张1";
  PositionWalker walker(text);
  for (std::size_t i = 0; i < 100'000; ++i)  // the square of it would take minutes
    REQUIRE(walker.at(4 * i + 3, 1).column == static_cast<int>(2 * i + 2));
}

TEST_CASE("several places of one line and of later ones follow each other") {
  PositionWalker walker("一二 3\n\n四5");
  CHECK(walker.at(3, 3) == Position{1, 2, 1});
  CHECK(walker.at(7, 1) == Position{1, 4, 1});
  CHECK(walker.at(13, 1) == Position{3, 2, 1});
}
