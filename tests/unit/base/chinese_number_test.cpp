#include "base/chinese_number.hpp"

#include "support/catch.hpp"

using namespace gazette;

TEST_CASE("every number up to 9999 that is written in Chinese reads as itself") {
  for (int number = 0; number <= 9999; ++number) {
    if (parse_chinese_number(chinese_number(number)) != number) FAIL(number << " is " << chinese_number(number));
  }
  CHECK(chinese_number(0) == "〇");
  CHECK(chinese_number(10) == "十");
  CHECK(chinese_number(19) == "十九");
  CHECK(chinese_number(20) == "二十");
  CHECK(chinese_number(103) == "一百零三");
  CHECK(chinese_number(110) == "一百一十");
  CHECK(chinese_number(123) == "一百二十三");
  CHECK(chinese_number(1000) == "一千");
  CHECK(chinese_number(1005) == "一千零五");
  CHECK(chinese_number(1010) == "一千零一十");
  CHECK(chinese_number(2024) == "二千零二十四");
  CHECK(chinese_number(9999) == "九千九百九十九");
}

TEST_CASE("other ways to write a Chinese number are read too") {
  CHECK(parse_chinese_number("零") == 0);
  CHECK(parse_chinese_number("两千") == 2000);
  CHECK(parse_chinese_number("一百十") == 110);
  CHECK(parse_chinese_number("一十二") == 12);
  CHECK(parse_chinese_number("二〇二四") == 2024);
  CHECK(parse_chinese_number("一二") == 12);
  CHECK(parse_chinese_number("一百〇三") == 103);
}

TEST_CASE("what is no Chinese number is none") {
  for (const auto* text : {"", "百", "十百", "百一", "一十十", "一百零", "零十", "一二百", "一千一千", "甲", "12",
                           "一2", "一百零零三", "一二三四五", "一百二十三四", "\xE4\xB8"}) {
    INFO(text);
    CHECK_FALSE(parse_chinese_number(text));
  }
}
