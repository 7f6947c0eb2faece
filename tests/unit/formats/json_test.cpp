#include "formats/json.hpp"

#include "support/catch.hpp"

#include <cstdint>
#include <string>
#include <string_view>

using namespace gazette;

TEST_CASE("a JSON string escapes quotes, backslashes and every control character") {
  CHECK(json_string("") == "\"\"");
  CHECK(json_string("a\"b\\c/d") == R"("a\"b\\c/d")");
  CHECK(json_string("\n\t\r\x01\x1F\x7F") == R"("\n\t\u000d\u0001\u001f\u007f")");
  CHECK(json_string(std::string_view("a\0b", 3)) == R"("a\u0000b")");
  CHECK(json_string("中文 😀") == "\"中文 😀\"");
}

TEST_CASE("a JSON string cannot end a script element") {
  CHECK(json_string("</script>&<!--") == R"("\u003c/script\u003e\u0026\u003c!--")");
}

TEST_CASE("an indented value has one entry a line and a line end") {
  JsonWriter json;
  json.begin_object().key("a").number(1).key("b").begin_array().text("x").flag(true).null().end_array();
  json.key("empty").begin_array().end_array().key("none").begin_object().end_object().end_object();
  CHECK(json.take() ==
        "{\n  \"a\": 1,\n  \"b\": [\n    \"x\",\n    true,\n    null\n  ],\n  \"empty\": [],\n  \"none\": {}\n}\n");
}

TEST_CASE("a value on one line has blanks after commas and colons only") {
  JsonWriter json(JsonWriter::Layout::one_line);
  json.begin_object().key("a").number(INT64_MIN).key("b").begin_array().raw("1.50").flag(false).end_array();
  json.end_object();
  CHECK(json.take() == "{\"a\": -9223372036854775808, \"b\": [1.50, false]}\n");
}

TEST_CASE("an empty text field is left out and a writer can be used again") {
  JsonWriter json(JsonWriter::Layout::one_line);
  json.begin_object().text_field("a", "").text_field("b", "x").end_object();
  CHECK(json.take() == "{\"b\": \"x\"}\n");
  json.begin_array().end_array();
  CHECK(json.take() == "[]\n");
}
