#include "coverage/standard_header.hpp"

#include "support/catch.hpp"

using namespace gazette;

namespace {

std::optional<StandardHeader> header_of(const std::string& text) {
  Diagnostics diagnostics;
  return standard_header(parse_csv("a.csv", text, diagnostics), "a.csv", diagnostics);
}

const std::string k_rest = ",公开内容,公开依据,公开时限,公开主体,公开渠道,公开对象,公开方式,公开层级\n";

}  // namespace

TEST_CASE("a row of data below a header of one line is not taken for its second line") {
  const auto header = header_of("一级事项,二级事项" + k_rest + "甲,乙,丙,丁,及时,局,网站,全社会,主动,县级\n");
  REQUIRE(header);
  CHECK(header->end == 1);
}

TEST_CASE("公开事项 over 一级事项 and 二级事项 is a header of two lines") {
  const auto header = header_of("序号,公开事项," + k_rest + ",一级事项,二级事项,,,,,,,,\n");
  REQUIRE(header);
  CHECK(header->end == 2);
  CHECK(header->columns[1].field == &StandardRow::first);
  CHECK(header->columns[2].field == &StandardRow::second);
}

TEST_CASE("the header is looked for in the first rows only") {
  std::string text;
  for (int i = 0; i < 8; ++i) text += "标题\n";
  CHECK_FALSE(header_of(text + "一级事项,二级事项" + k_rest));
  CHECK(header_of("标题\n一级事项,二级事项" + k_rest)->end == 2);
}
