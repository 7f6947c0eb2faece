#include "base/excerpt.hpp"

#include "support/catch.hpp"

using namespace gazette;

TEST_CASE("what fits stays as it is") {
  CHECK(excerpt("", 5) == "");
  CHECK(excerpt("公开", 2) == "公开");
  CHECK(excerpt("公开。", 3) == "公开。");
}

TEST_CASE("a longer text ends at the last sentence in the last half of what fits") {
  CHECK(excerpt("一二三四五。六七八九十", 8) == "一二三四五。");
  CHECK(excerpt("一二三四。五六七。八九十", 9) == "一二三四。五六七。");
  CHECK(excerpt("一二三四五六七八？九十", 9) == "一二三四五六七八？");
  CHECK(excerpt("One is done. Two is done. Three follows.", 26) == "One is done. Two is done.");
}

TEST_CASE("a sentence in the first half is too short: the text ends at the limit") {
  CHECK(excerpt("一二。四五六七八九十一", 8) == "一二。四五六七八…");
  CHECK(excerpt("一二三四五六七八九十", 8) == "一二三四五六七八…");
}

TEST_CASE("a semicolon ends it too, as something that goes on") {
  CHECK(excerpt("一二三四五；六七八九十", 8) == "一二三四五…");
  CHECK(excerpt("one two three; four five six", 20) == "one two three…");
}

TEST_CASE("quotes and brackets that close a sentence go with it") {
  CHECK(excerpt("他说：“一二三四。”五六七八九", 12) == "他说：“一二三四。”");
  CHECK(excerpt("（一二三四五。）五六七八九", 10) == "（一二三四五。）");
}

TEST_CASE("a full stop inside a number, an abbreviation or before a small letter ends no sentence") {
  CHECK(excerpt("The rate of 12.5 percent applies", 18) == "The rate of 12.5…");
  CHECK(excerpt("See the table in No. 5 of the annex", 25) == "See the table in No. 5 of…");
  CHECK(excerpt("By the law of the U.S. state of Maine", 28) == "By the law of the U.S. state…");
}

TEST_CASE("words and numbers are not cut, unless they are very long") {
  CHECK(excerpt("公开条例于2019年修订", 7) == "公开条例于…");
  CHECK(excerpt("disclosure regulation", 15) == "disclosure…");
  CHECK(excerpt("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa bbb", 25) == "aaaaaaaaaaaaaaaaaaaaaaaaa…");
  CHECK(excerpt("two words here", 9) == "two words…");
}

TEST_CASE("what readers see as one character is never cut") {
  const std::string family = "👨‍👩‍👧";  // three joined by U+200D
  CHECK(excerpt(family + family + family, 2) == family + family + "…");
  CHECK(excerpt("e\u0301e\u0301e\u0301", 2) == "e\u0301e\u0301…");
  CHECK(excerpt("公葛\U000E0100公", 2) == "公葛\U000E0100…");  // an ideographic variation
  CHECK(excerpt("🇨🇳🇨🇳🇨🇳", 2) == "🇨🇳🇨🇳…");
}

TEST_CASE("bad bytes do no harm") { CHECK(excerpt("a\xFF\xFF\xFF", 2) == "a\xFF…"); }
