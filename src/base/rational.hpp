#pragma once
// Exact fractions: what figures of annual reports are added, divided and compared in. No rounding but on request.

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace gazette {

/// A fraction in lowest terms, both parts within 64 bits, the denominator positive. The arithmetic gives nothing when
/// the result would not fit; `divided` also when the divisor is zero (ask `is_zero` first to tell the two apart).
class Rational {
 public:
  constexpr Rational() = default;
  constexpr Rational(std::int64_t whole)
      : numerator_(whole) {}  // NOLINT(google-explicit-constructor): reads as a number

  std::int64_t numerator() const { return numerator_; }
  std::int64_t denominator() const { return denominator_; }
  bool is_zero() const { return numerator_ == 0; }
  bool is_whole() const { return denominator_ == 1; }

  std::optional<Rational> plus(const Rational& other) const;
  std::optional<Rational> minus(const Rational& other) const;
  std::optional<Rational> times(const Rational& other) const;
  std::optional<Rational> divided(const Rational& other) const;

  friend bool operator==(const Rational&, const Rational&) = default;
  friend std::strong_ordering operator<=>(const Rational& a, const Rational& b);

 private:
  friend struct WideArithmetic;

  std::int64_t numerator_ = 0;
  std::int64_t denominator_ = 1;
};

/// A decimal number such as `59237.2449`, `-3` or `0.50`, exactly. Nothing for anything else, or for more than about
/// eighteen digits.
std::optional<Rational> parse_rational(std::string_view text);

/// The nearest number with that many decimals (0 to 15), halves away from zero.
Rational rounded(const Rational& number, int decimals);

/// The decimal digits of the number: exactly, or with `most_decimals` (0 to 15) rounded where it has no end before.
std::string decimal_text(const Rational& number, int most_decimals = 6);

/// With exactly that many decimals, rounded: `66.70` for two.
std::string fixed_text(const Rational& number, int decimals);

}  // namespace gazette
