#include "privacy/number_chain.hpp"

#include "base/text.hpp"
#include "base/unicode.hpp"

#include <algorithm>
#include <bit>
#include <cstdint>

namespace gazette {

namespace {

struct Character {
  char value = 0;  ///< as ASCII; 0 when there is none
  std::size_t size = 0;
};

// The ASCII character or the full-width twin of one at `at`.
Character narrow_at(std::string_view text, std::size_t at) {
  if (at >= text.size()) return {};
  if (static_cast<unsigned char>(text[at]) < 0x80) return {text[at], 1};
  if (text[at] != '\xEF') return {};
  const auto [wide, size] = decode_utf8(text.substr(at));
  const auto c = half_width(wide);
  return c < 0x80 ? Character{static_cast<char>(c), size} : Character{};
}

bool is_alphanumeric(char c) { return is_ascii_digit(c) || is_ascii_alpha(c); }

struct Between {
  Separator kind = Separator::none;
  std::size_t size = 0;
};

Between separator_at(std::string_view text, std::size_t at) {
  if (at >= text.size()) return {};
  const char c = text[at];
  if (c == ' ') return {Separator::blank, 1};
  if (c == '-') return {Separator::hyphen, 1};
  if (static_cast<unsigned char>(c) < 0x80) return {};
  const auto [code, size] = decode_utf8(text.substr(at));
  if (code == 0xA0 || code == 0x3000 || (code >= 0x2000 && code <= 0x200B) || code == 0x202F)
    return {Separator::blank, size};
  if ((code >= 0x2010 && code <= 0x2015) || code == 0x2212 || code == 0xFF0D) return {Separator::hyphen, size};
  return {};
}

// 17 digits and X, or the 002X that ends a number in groups.
bool may_end_in_x(const DigitGroup& group, std::size_t before) {
  return group.count == 17 || (group.count == 3 && before == 14) || (group.count == 11 && before == 6);
}

std::size_t read_group(std::string_view text, DigitGroup& group, std::size_t digits_before) {
  auto at = group.start;
  group.count = 0;
  const auto take = [&](Character c) {
    if (group.count < DigitGroup::k_most) group.held[group.count] = c.value;
    ++group.count;
    at += c.size;
  };
  for (auto c = narrow_at(text, at); c.size && is_ascii_digit(c.value); c = narrow_at(text, at)) take(c);
  const auto last = narrow_at(text, at);
  const bool is_x = last.size && (last.value == 'X' || last.value == 'x') && may_end_in_x(group, digits_before);
  if (!is_x) return group.end = at;
  const auto behind = at + last.size;
  const auto kind = narrow_at(text, behind), degree = narrow_at(text, behind + kind.size);
  // A disability certificate's number is a resident ID and two digits.
  const bool has_two_digits = group.count == 17 && is_ascii_digit(kind.value) && is_ascii_digit(degree.value) &&
                              !is_alphanumeric(narrow_at(text, behind + kind.size + degree.size).value);
  if (!is_alphanumeric(kind.value) || has_two_digits) take({'X', last.size});
  if (has_two_digits) {
    take(kind);
    take(degree);
  }
  return group.end = at;
}

bool is_digit_at(std::string_view text, std::size_t at) { return is_ascii_digit(narrow_at(text, at).value); }

}  // namespace

namespace {

constexpr std::size_t k_block = 8;

// Where in eight bytes the first one stands that is an ASCII digit or the 0xEF that a full-width one begins with, asked
// of all at once; eight where there is none.
std::size_t first_candidate(std::string_view block) {
  constexpr std::uint64_t k_each = 0x0101010101010101U, k_high = 0x80 * k_each;
  std::uint64_t bytes = 0;
  for (unsigned i = 0; i < k_block; ++i) bytes |= std::uint64_t{static_cast<unsigned char>(block[i])} << 8 * i;
  const auto low = bytes & ~k_high;
  const auto from_0 = low + (0x80 - '0') * k_each, beyond_9 = low + (0x80 - '9' - 1) * k_each;
  const auto without_ef = bytes ^ (0xEF * k_each);
  const auto is_ef = (without_ef - k_each) & ~without_ef;  // right for the first: a zero byte borrows from those behind
  const auto found = ((from_0 & ~beyond_9 & ~bytes) | is_ef) & k_high;
  return static_cast<std::size_t>(std::countr_zero(found)) / 8;
}

}  // namespace

std::size_t find_digit(std::string_view text, std::size_t from) {
  for (auto at = from; at < text.size(); ++at) {
    while (at + k_block <= text.size()) {
      const auto next = first_candidate(text.substr(at, k_block));
      at += next;
      if (next < k_block) break;
    }
    if (at == text.size()) break;
    const char c = text[at];
    if (is_ascii_digit(c)) return at;
    if (c == '\xEF' && is_digit_at(text, at)) return at;
  }
  return std::string_view::npos;
}

void read_chain(std::string_view text, std::size_t start, NumberChain& chain) {
  chain.count = 0;
  std::size_t digits = 0;
  Between between;
  while (chain.count < NumberChain::k_most) {
    auto& group = chain.held[chain.count++];
    group.start = start;
    group.before = between.kind;
    const auto end = read_group(text, group, digits);
    digits += group.count;
    between = separator_at(text, end);
    if (between.kind == Separator::none || !is_digit_at(text, end + between.size)) return;
    start = end + between.size;
  }
}

std::string joined_digits(std::span<const DigitGroup> groups) {
  std::string all;
  for (const auto& group : groups) all += group.digits();
  return all;
}

bool is_uniform(std::span<const DigitGroup> groups) {
  return std::all_of(groups.begin() + 1, groups.end(),
                     [&](const DigitGroup& g) { return g.before == groups[1].before; });
}

}  // namespace gazette
