#include "content/element_positions.hpp"

#include "support/catch.hpp"

using namespace gazette;

namespace {

PositionMap positions_in(const std::string& line) {
  Diagnostics diagnostics;
  const auto table = parse_toml({"a.md", line, 1, ErrorKind::content}, diagnostics);
  PositionMap positions;
  const auto* entry = find_entry(table, "x");
  keep_element_positions(entry ? &entry->value : nullptr, "x", positions);
  return positions;
}

}  // namespace

TEST_CASE("each text of a list keeps its position, the first of equal ones") {
  const auto positions = positions_in("x = [\"a\", \" b \", \"a\"]");
  CHECK(positions.size() == 2);
  CHECK(positions.find("x:a")->second == Position{1, 6, 3});
  CHECK(positions.find("x:b")->second == Position{1, 11, 5});
}

TEST_CASE("what is no list, or no text in it, keeps nothing") {
  CHECK(positions_in("x = \"a\"").empty());
  CHECK(positions_in("x = [1, 2]").empty());
  CHECK(positions_in("y = [\"a\"]").empty());
}
