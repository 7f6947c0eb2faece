#include "privacy/passport_number.hpp"

#include "support/catch.hpp"

using namespace gazette;

TEST_CASE("ordinary passports are known by their letters, others only where they are called so") {
  using enum PassportLabel;
  CHECK(is_passport_number("E", "12345678", absent));
  CHECK(is_passport_number("EA", "1234567", absent));
  CHECK(is_passport_number("G", "12345678", absent));
  CHECK_FALSE(is_passport_number("S", "12345678", absent));
  CHECK(is_passport_number("S", "12345678", present));
  CHECK(is_passport_number("SE", "1234567", present));
  CHECK(is_passport_number("P", "1234567", present));
  CHECK_FALSE(is_passport_number("Z", "12345678", present));
}

TEST_CASE("a lot of a tender and a European patent are no passports unless they are called so") {
  using enum PassportLabel;
  CHECK_FALSE(is_passport_number("G", "20230815", absent));
  CHECK(is_passport_number("G", "20230815", present));
  CHECK(is_passport_number("G", "20231315", absent));
  CHECK_FALSE(is_passport_number("EP", "1234567", absent));
  CHECK_FALSE(is_passport_number("e", "12345678", absent));
  CHECK_FALSE(is_passport_number("", "12345678", present));
  CHECK_FALSE(is_passport_number("E", "1234567", present));
}
