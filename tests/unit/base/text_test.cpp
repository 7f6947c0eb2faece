#include "base/text.hpp"

#include "support/catch.hpp"

#include <string>
#include <string_view>
#include <vector>

using namespace gazette;

TEST_CASE("trimmed takes ASCII white space from both ends and nothing from the middle") {
  CHECK(trimmed(" \t\r\n\v\f a b \n") == "a b");
  CHECK(trimmed("").empty());
  CHECK(trimmed(" \n ").empty());
  CHECK(trimmed("　全角　") == "　全角　");
}

TEST_CASE("split keeps empty parts and always gives one part more than separators") {
  using Parts = std::vector<std::string_view>;
  CHECK(split("a,b", ',') == Parts{"a", "b"});
  CHECK(split(",a,,", ',') == Parts{"", "a", "", ""});
  CHECK(split("", ',') == Parts{""});
}

TEST_CASE("joined puts the separator between parts only") {
  CHECK(joined({}, ", ").empty());
  CHECK(joined({"a"}, ", ") == "a");
  CHECK(joined({"a", "", "a"}, ", ") == "a, , a");
}

TEST_CASE("replaced replaces every occurrence and does not look again at what it wrote") {
  CHECK(replaced("a-b-c", "-", "--") == "a--b--c");
  CHECK(replaced("aaa", "aa", "b") == "ba");
  CHECK(replaced("abc", "x", "y") == "abc");
  CHECK(replaced("", "x", "y").empty());
}

TEST_CASE("counted writes the plural for every number but one") {
  CHECK(counted(0, "item") == "0 items");
  CHECK(counted(1, "item") == "1 item");
  CHECK(counted(2, "item") == "2 items");
}

TEST_CASE("lower_ascii leaves letters of other scripts as they are") { CHECK(lower_ascii("AbZ-É政") == "abz-É政"); }

TEST_CASE("a whole number may have one sign and nothing around it") {
  CHECK(parse_integer("0") == 0);
  CHECK(parse_integer("+7") == 7);
  CHECK(parse_integer("-7") == -7);
  CHECK(parse_integer("0042") == 42);
  CHECK(parse_integer("9223372036854775807") == INT64_MAX);
  CHECK(parse_integer("-9223372036854775808") == INT64_MIN);
  for (const auto* text :
       {"", "+", "-", "+-5", "--5", "++5", " 5", "5 ", "5.0", "1,000", "0x10", "9223372036854775808", "五"})
    CHECK_FALSE(parse_integer(text));
}

TEST_CASE("a line comes without its end and is empty past the last one") {
  CHECK(line_of("a\nb\r\nc", 1) == "a");
  CHECK(line_of("a\nb\r\nc", 2) == "b");
  CHECK(line_of("a\nb\r\nc", 3) == "c");
  CHECK(line_of("a\nb\r\nc", 4).empty());
  CHECK(line_of("a\n", 2).empty());
  CHECK(line_of("", 1).empty());
  CHECK(line_of("\n\nx", 3) == "x");
}
