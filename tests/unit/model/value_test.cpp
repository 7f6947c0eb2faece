#include "model/value.hpp"

#include "support/catch.hpp"

#include <string>

using namespace gazette;

TEST_CASE("absent, false, empty text and the empty list are false, an empty record is true") {
  CHECK_FALSE(Value().is_true());
  CHECK_FALSE(Value(false).is_true());
  CHECK_FALSE(Value("").is_true());
  CHECK_FALSE(Value(List{}).is_true());
  CHECK(Value(true).is_true());
  CHECK(Value("0").is_true());
  CHECK(Value(List{Value()}).is_true());
  CHECK(Value(Record{}).is_true());
  CHECK_FALSE(Value::text_or_absent("").as_text());
}

TEST_CASE("a value is of one type only") {
  const Value text = "x";
  CHECK(text.as_text());
  CHECK_FALSE(text.as_flag());
  CHECK_FALSE(text.as_list());
  CHECK_FALSE(text.as_record());
}

TEST_CASE("a name that is no literal is kept with its record") {
  Record copy;
  {
    Record record;
    record.set(std::string("a name that is longer than what a string holds in place"), "1");
    copy = record;
    CHECK(copy == record);
  }
  CHECK(copy.find("a name that is longer than what a string holds in place"));
}

TEST_CASE("lent text is text, and absent when it is empty") {
  CHECK(Value::lent("x") == Value("x"));
  CHECK(Value::lent("") == Value());
}

TEST_CASE("a name that is set again keeps its place and has the new value") {
  Record record;
  record.set("a", "1");
  record.set("b", "2");
  record.set("a", "3");
  REQUIRE(record.fields().size() == 2);
  CHECK(record.all() == std::vector<std::string_view>{"a", "b"});
  CHECK(*record.find("a")->as_text() == "3");
  CHECK(record.find("c") == nullptr);
}
