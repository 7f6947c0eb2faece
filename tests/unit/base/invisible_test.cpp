#include "base/invisible.hpp"

#include "support/catch.hpp"

using namespace gazette;

TEST_CASE("controls, marks of direction, blanks of no width, fillers and tags are invisible") {
  for (const char32_t c : {0x00U, 0x0BU, 0x1BU, 0x7FU, 0x85U, 0x9FU, 0x061CU, 0x200BU, 0x200EU, 0x200FU, 0x2028U,
                           0x202AU, 0x202EU, 0x2060U, 0x2066U, 0x2069U, 0x3164U, 0xFEFFU, 0xE0041U})
    CHECK(is_invisible(c));
}

TEST_CASE("letters, blanks, ends of lines, joiners and selectors are not") {
  for (const char32_t c :
       {0x09U, 0x0AU, 0x0DU, 0x20U, 0x41U, 0xA0U, 0xADU, 0x200CU, 0x200DU, 0x3000U, 0x4E00U, 0xFE0FU, 0x1F600U})
    CHECK_FALSE(is_invisible(c));
}

TEST_CASE("a code point is named with four digits or more") {
  CHECK(code_point_name(0) == "U+0000");
  CHECK(code_point_name(0x202E) == "U+202E");
  CHECK(code_point_name(0xE0041) == "U+E0041");
}
