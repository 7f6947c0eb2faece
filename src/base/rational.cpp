// Every operation is done in 128 bits, brought to lowest terms, and refused when a part leaves 64 bits: two 64-bit
// products and their sum never leave 128.

#include "base/rational.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <limits>

namespace gazette {

namespace {

__extension__ using Wide = __int128;

Wide absolute(Wide number) { return number < 0 ? -number : number; }

Wide common_divisor(Wide a, Wide b) {
  while (b != 0) {
    const auto rest = a % b;
    a = b;
    b = rest;
  }
  return a;
}

bool fits(Wide number) {
  return number >= std::numeric_limits<std::int64_t>::min() && number <= std::numeric_limits<std::int64_t>::max();
}

std::int64_t power_of_ten(int exponent) {
  std::int64_t power = 1;
  for (int i = 0; i < exponent; ++i) power *= 10;
  return power;
}

/// How many decimals the number has; `most` when it has more, or no end.
int decimals_of(const Rational& number, int most) {
  auto rest = number.denominator();
  int twos = 0, fives = 0;
  for (; rest % 2 == 0; rest /= 2) ++twos;
  for (; rest % 5 == 0; rest /= 5) ++fives;
  return rest == 1 ? std::min(std::max(twos, fives), most) : most;
}

/// `number` times ten to the power of `decimals`, rounded to a whole number, halves away from zero.
Wide scaled(const Rational& number, int decimals) {
  const Wide numerator = Wide(number.numerator()) * power_of_ten(decimals);
  const Wide denominator = number.denominator();
  const auto half_up = (absolute(numerator) * 2 + denominator) / (denominator * 2);
  return numerator < 0 ? -half_up : half_up;
}

std::string digits_of(Wide number) {
  std::string out;
  do {
    out.insert(out.begin(), static_cast<char>('0' + static_cast<int>(number % 10)));
    number /= 10;
  } while (number != 0);
  return out;
}

}  // namespace

/// The way into Rational's parts for this file.
struct WideArithmetic {
  /// `denominator` is not zero.
  static std::optional<Rational> reduced(Wide numerator, Wide denominator) {
    if (denominator < 0) {
      numerator = -numerator;
      denominator = -denominator;
    }
    if (denominator != 1) {
      const auto divisor = common_divisor(absolute(numerator), denominator);
      numerator /= divisor;
      denominator /= divisor;
    }
    if (!fits(numerator) || !fits(denominator)) return std::nullopt;
    Rational result;
    result.numerator_ = static_cast<std::int64_t>(numerator);
    result.denominator_ = static_cast<std::int64_t>(denominator);
    return result;
  }
};

std::optional<Rational> Rational::plus(const Rational& other) const {
  return WideArithmetic::reduced(Wide(numerator_) * other.denominator_ + Wide(other.numerator_) * denominator_,
                                 Wide(denominator_) * other.denominator_);
}

std::optional<Rational> Rational::minus(const Rational& other) const {
  return WideArithmetic::reduced(Wide(numerator_) * other.denominator_ - Wide(other.numerator_) * denominator_,
                                 Wide(denominator_) * other.denominator_);
}

std::optional<Rational> Rational::times(const Rational& other) const {
  return WideArithmetic::reduced(Wide(numerator_) * other.numerator_, Wide(denominator_) * other.denominator_);
}

std::optional<Rational> Rational::divided(const Rational& other) const {
  if (other.is_zero()) return std::nullopt;
  return WideArithmetic::reduced(Wide(numerator_) * other.denominator_, Wide(denominator_) * other.numerator_);
}

std::strong_ordering operator<=>(const Rational& a, const Rational& b) {
  return Wide(a.numerator_) * b.denominator_ <=> Wide(b.numerator_) * a.denominator_;
}

std::optional<Rational> parse_rational(std::string_view text) {
  constexpr std::size_t k_most_digits = 18;
  const bool is_negative = text.starts_with('-');
  if (is_negative) text.remove_prefix(1);
  const auto point = text.find('.');
  const auto whole = text.substr(0, point);
  const auto part = point == std::string_view::npos ? std::string_view() : text.substr(point + 1);
  if (whole.empty() || (point != std::string_view::npos && part.empty())) return std::nullopt;
  Wide number = 0;
  for (const auto digits : {whole, part}) {
    for (const char c : digits) {
      if (!is_ascii_digit(c)) return std::nullopt;
      number = number * 10 + (c - '0');
      if (!fits(number)) return std::nullopt;
    }
  }
  if (part.size() > k_most_digits) return std::nullopt;
  return WideArithmetic::reduced(is_negative ? -number : number, power_of_ten(static_cast<int>(part.size())));
}

bool is_same_figure(std::string_view a, std::string_view b) {
  const auto left = parse_rational(a);
  return a == b || (left && left == parse_rational(b));
}

Rational rounded(const Rational& number, int decimals) {
  const auto result = WideArithmetic::reduced(scaled(number, decimals), power_of_ten(decimals));
  return result.value_or(number);
}

std::string fixed_text(const Rational& number, int decimals) {
  const auto whole = scaled(number, decimals);
  auto digits = digits_of(absolute(whole));
  const auto places = static_cast<std::size_t>(decimals);
  if (digits.size() <= places) digits.insert(0, places + 1 - digits.size(), '0');
  if (decimals > 0) digits.insert(digits.size() - places, ".");
  return (whole < 0 ? "-" : "") + digits;
}

std::string decimal_text(const Rational& number, int most_decimals) {
  auto text = fixed_text(number, decimals_of(number, most_decimals));
  if (text.find('.') == std::string::npos) return text;
  text.erase(text.find_last_not_of('0') + 1);
  if (text.ends_with('.')) text.pop_back();
  return text;
}

}  // namespace gazette
