#include "privacy/resident_id.hpp"

#include "support/catch.hpp"

using namespace gazette;

namespace {

constexpr Date k_latest = {2026, 6, 30};

bool is_id(std::string_view value) { return is_resident_id(value, k_latest); }

}  // namespace

TEST_CASE("a resident ID number has a place, a birth and the check character") {
  CHECK(is_id("11010519491231002X"));        // the example of GB 11643
  CHECK_FALSE(is_id("110105194912310021"));  // another check character
  CHECK_FALSE(is_id("10010519491231002X"));  // no such province
  CHECK_FALSE(is_id("11010519490231002X"));
  CHECK_FALSE(is_id("1101051949123100X"));
  CHECK_FALSE(is_id("1101051949123100AX"));
  CHECK_FALSE(is_id(""));
}

TEST_CASE("one changed digit makes a resident ID number none: the check finds every single slip") {
  const std::string id = "11010519491231002X";
  for (std::size_t at = 0; at < 17; ++at) {
    for (char c = '0'; c <= '9'; ++c) {
      auto changed = id;
      changed[at] = c;
      CHECK(is_id(changed) == (changed == id));
    }
  }
}

TEST_CASE("the old number of 15 digits has a place and a birth, and nothing to check") {
  CHECK(is_old_resident_id("110105491231002"));
  CHECK_FALSE(is_old_resident_id("110105491331002"));
  CHECK_FALSE(is_old_resident_id("990105491231002"));
  CHECK_FALSE(is_old_resident_id("11010549123100"));
}

TEST_CASE("a credit code of digits alone that would pass for a permit of residence is none") {
  CHECK(is_id("911010198001010003"));
  CHECK_FALSE(is_id("911010198001010919"));  // both check characters are right: the code of a company
}
