#include "formats/json_reader.hpp"

#include "support/catch.hpp"

using namespace gazette;

TEST_CASE("a JSON value keeps its types and the order of its members") {
  const auto json = parse_json("{\"b\": [1, -2.5, true, null, \"政\\u0041\"], \"a\": {}}");
  REQUIRE(json);
  const auto& members = *json->as_object();
  REQUIRE(members.size() == 2);
  CHECK(members[0].name == "b");
  const auto& list = *members[0].value.as_array();
  REQUIRE(list.size() == 5);
  CHECK(*list[0].as_integer() == 1);
  CHECK(std::get<double>(list[1].held) == -2.5);
  CHECK(std::get<bool>(list[2].held));
  CHECK(list[3].is_null());
  CHECK(*list[4].as_text() == "政A");
  CHECK(json->member("a")->as_object()->empty());
  CHECK(json->member("c") == nullptr);
}

TEST_CASE("what is no JSON is named at its line and character") {
  const auto json = parse_json("{\"政\": 1,\n \"b\": x}");
  REQUIRE_FALSE(json);
  CHECK(json.error().rule == "invalid-json");
  CHECK(json.error().place.at.line == 2);
  CHECK(json.error().place.at.column == 7);
}

TEST_CASE("broken, doubled and over-deep JSON is refused") {
  for (const auto& text : {std::string(), std::string("{"), std::string("{} {}"), std::string("{\"a\": 1, \"a\": 2}"),
                           std::string("\"\xFF\""), std::string(100'000, '['), std::string("[1e999]")}) {
    INFO(text.substr(0, 40));
    CHECK_FALSE(parse_json(text));
  }
  CHECK(parse_json(std::string(60, '[') + std::string(60, ']')));
}

TEST_CASE("an integer that does not fit is a number all the same") {
  const auto json = parse_json("18446744073709551615");
  REQUIRE(json);
  CHECK(json->as_integer() == nullptr);
  CHECK(std::get<double>(json->held) > 1.8e19);
}
