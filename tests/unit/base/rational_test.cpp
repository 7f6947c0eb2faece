#include "base/rational.hpp"

#include "support/catch.hpp"

#include <cstdint>
#include <limits>

using namespace gazette;

namespace {

constexpr auto k_most = std::numeric_limits<std::int64_t>::max();

Rational number(std::string_view text) {
  const auto parsed = parse_rational(text);
  REQUIRE(parsed);
  return *parsed;
}

}  // namespace

TEST_CASE("a decimal keeps every digit through arithmetic") {
  CHECK(decimal_text(*number("59237.2449").plus(number("0.0001"))) == "59237.245");
  CHECK(decimal_text(*number("59237.2449").minus(number("59237.2449"))) == "0");
  CHECK(*number("0.1").plus(number("0.2")) == number("0.3"));
  CHECK(decimal_text(number("-0.50")) == "-0.5");
  CHECK(decimal_text(number("11398889")) == "11398889");
}

TEST_CASE("what is not a decimal number, or has too many digits, is nothing") {
  for (const auto* text :
       {"", "-", ".", "1.", ".5", "1e3", "1,000", "+1", " 1", "１", "9223372036854775808", "0.1234567890123456789"})
    CHECK_FALSE(parse_rational(text));
}

TEST_CASE("a result that does not fit is nothing, never a wrong number") {
  CHECK_FALSE(Rational(k_most).plus(1));
  CHECK_FALSE(Rational(k_most).times(2));
  CHECK_FALSE(Rational(-k_most).minus(2));
  CHECK(*Rational(k_most).minus(1) == Rational(k_most - 1));
  CHECK_FALSE(Rational(1).divided(0));
}

TEST_CASE("fractions compare exactly, however near they are") {
  const auto third = *Rational(1).divided(3);
  CHECK(third < number("0.333333333333333334"));
  CHECK(third > number("0.333333333333333333"));
  CHECK(*third.times(3) == Rational(1));
  CHECK(*Rational(-1).divided(-2) == number("0.5"));
}

TEST_CASE("rounding takes halves away from zero") {
  CHECK(fixed_text(number("98.045"), 2) == "98.05");
  CHECK(fixed_text(number("-0.5"), 0) == "-1");
  CHECK(fixed_text(*Rational(2).divided(3), 3) == "0.667");
  CHECK(fixed_text(number("7"), 2) == "7.00");
  CHECK(rounded(*Rational(2).divided(3), 1) == number("0.7"));
  CHECK(rounded(Rational(k_most), 15) == Rational(k_most));
  CHECK(decimal_text(*Rational(2).divided(3), 2) == "0.67");
  CHECK(decimal_text(*Rational(1).divided(1000), 2) == "0");
}
