#include "prose/prose_units.hpp"

#include "support/catch.hpp"

using namespace gazette;

TEST_CASE("the unit is the word behind the number, the longest that is known") {
  CHECK(unit_at("件，").name == "件");
  CHECK(unit_at(" 件").name == "件");
  CHECK(unit_at(" 件").size == 4);
  CHECK(unit_at("万元").name == "万元");
  CHECK(unit_at("个工作日内").name == "个工作日");
  CHECK(unit_at("个部门").name == "个");
  CHECK(unit_at("％").name == "%");
  CHECK(unit_at(" per cent of").name == "%");
  CHECK(unit_at(" Requests were").name == "requests");
  CHECK(unit_at(" enquiries").name == "enquiries");
}

TEST_CASE("a word that is no unit is none, and an unknown Chinese character is told from a unit") {
  CHECK(unit_at("").name.empty());
  CHECK(unit_at("，").name.empty());
  CHECK(unit_at(" were granted").name.empty());
  CHECK(unit_at("和20件").name.empty());
  CHECK(unit_at("政府").name == "政");
  CHECK_FALSE(unit_at("政府").is_known);
}

TEST_CASE("numbers may be the same figure when their units agree, both count, or one is missing beside a count") {
  CHECK(may_be_same_unit("件", "条"));
  CHECK(may_be_same_unit("request", "requests"));
  CHECK(may_be_same_unit("", "件"));
  CHECK(may_be_same_unit("件", ""));
  CHECK_FALSE(may_be_same_unit("人", "件"));
  CHECK_FALSE(may_be_same_unit("小时", ""));
  CHECK_FALSE(may_be_same_unit("%", "件"));
  CHECK_FALSE(may_be_same_unit("", "%"));
  CHECK_FALSE(may_be_same_unit("万元", "元"));
}
