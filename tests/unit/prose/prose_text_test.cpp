#include "prose/prose_text.hpp"

#include "prose_reading.hpp"
#include "support/catch.hpp"

using namespace gazette;
using namespace gazette::test;

TEST_CASE("a citation reads as its value, and as a gap when it has none") {
  const auto prose = read("收到{{a.n}}件，转来{{b.n}}件", {{"a.n", "300"}});
  REQUIRE(prose.size() == 1);
  CHECK(prose[0].text.text == "收到300件，转来" + std::string(k_prose_gap) + "件");
}

TEST_CASE("a byte of prose leads back to its character in the file, one of a value to the whole citation") {
  const auto prose = read("**收到**{{a.n}}件，5项", {{"a.n", "300"}});
  const auto& text = prose.at(0).text;
  CHECK(text.position_of(text.text.find("300"), 3) == Position{1, 7, 7});
  CHECK(text.position_of(text.text.find("00"), 1) == Position{1, 7, 7});
  CHECK(text.position_of(text.text.find("5"), 1) == Position{1, 16, 1});
  CHECK(text.position_of(text.text.find("5项"), 4) == Position{1, 16, 2});
}

TEST_CASE("a place over an escape or an entity is as long as what the file says") {
  const auto prose = read("1\\,234&#53;6件");
  const auto& text = prose.at(0).text;
  REQUIRE(text.text == "1,23456件");
  CHECK(text.position_of(0, 7) == Position{1, 1, 12});
}
