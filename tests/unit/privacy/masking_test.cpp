#include "privacy/masking.hpp"

#include "base/unicode.hpp"
#include "privacy/scan.hpp"
#include "support/catch.hpp"

using namespace gazette;

TEST_CASE("a masked value shows enough to find it and not enough to use it") {
  CHECK(masked(PersonalKind::resident_id, "11010519491231002X") == "11*************02X");
  CHECK(masked(PersonalKind::mobile_number, "138 1234 5678") == "138 **** 5678");
  CHECK(masked(PersonalKind::bank_card, "6222021234567890128") == "6222***********0128");
  CHECK(masked(PersonalKind::passport_number, "E12345678") == "E******78");
  CHECK(masked(PersonalKind::email_address, "zhang@x.cn") == "z****@x.cn");
}

TEST_CASE("a masked line is as wide as the line, and nothing is found in it any more") {
  const std::string line = "张三 １３８１２３４５６７８，11010519491231002X | 6222 0212 3456 7890 128";
  const auto shown = with_masks(line, "resident-id");
  CHECK(character_count(shown) == character_count(line));
  CHECK(display_width(shown) == display_width(line));
  CHECK(sightings(shown, {}).empty());
  CHECK(shown.starts_with("张三 １３８＊＊＊＊５６７８，11*************02X"));
}

TEST_CASE("e-mail addresses are masked in their own findings only") {
  CHECK(with_masks("zhang@x.cn", "mobile-number") == "zhang@x.cn");
  CHECK(with_masks("zhang@x.cn", "email-address") == "z****@x.cn");
}

TEST_CASE("the words of any problem show no number of a person") {
  Error error{ErrorKind::content, "lost-url", "\"张三13812345678公告\" is gone", {"a.md", {}}, "ask 13812345678", {}};
  error.notes.push_back({"first 13812345678", {}});
  const auto shown = with_masked_words(error);
  CHECK(shown.message == "\"张三138****5678公告\" is gone");
  CHECK(shown.help == "ask 138****5678");
  CHECK(shown.notes.front().message == "first 138****5678");
  CHECK(shown.place.file == "a.md");
}
