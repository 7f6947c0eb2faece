#include "base/position_map.hpp"

#include "support/catch.hpp"

using namespace gazette;

TEST_CASE("positions are found by name, whatever the order they came in") {
  PositionMap positions;
  CHECK(positions.empty());
  for (const auto* name : {"title", "aliases", "published", "made"}) positions[name] = {1, 2, 3};
  positions["made"] = {4, 5, 6};
  positions.try_emplace("made", {7, 8, 9});
  positions.try_emplace("slug", {7, 8, 9});
  CHECK(positions.size() == 5);
  CHECK(positions.find("made")->second == Position{4, 5, 6});
  CHECK(positions.find("slug")->second == Position{7, 8, 9});
  CHECK(positions.contains("aliases"));
  CHECK_FALSE(positions.contains("alias"));
  CHECK(positions.find("zz") == positions.end());
  PositionMap again(std::vector<PositionMap::Entry>(positions.begin(), positions.end()));
  CHECK(again == positions);
  again.clear();
  CHECK(again.empty());
}
