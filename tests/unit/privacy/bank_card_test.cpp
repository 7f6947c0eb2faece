#include "privacy/bank_card.hpp"

#include "support/catch.hpp"

using namespace gazette;

TEST_CASE("the digit of Luhn checks the others") {
  CHECK(has_luhn_digit("79927398713"));  // ISO/IEC 7812's usual example
  CHECK_FALSE(has_luhn_digit("79927398710"));
  CHECK_FALSE(has_luhn_digit(""));
}

TEST_CASE("a bank card number begins as an issuer's does and has 16 to 19 digits") {
  CHECK(is_bank_card("6222021234567890128"));
  CHECK(is_bank_card("4111111111111111"));
  CHECK_FALSE(is_bank_card("6222021234567890129"));
  CHECK_FALSE(is_bank_card("1234567890123452"));
  CHECK(may_be_bank_card("1234567890123452"));
  CHECK_FALSE(may_be_bank_card("79927398713"));
  CHECK_FALSE(may_be_bank_card("0000000000000000"));
}
