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
