#pragma once
// The digits of a text as people write numbers: groups with one blank or hyphen between them. What every kind of number
// is looked for in.

#include <array>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace gazette {

enum class Separator { none, blank, hyphen };

/// Digits without anything between them. `before` separates it from the group before.
struct DigitGroup {
  static constexpr std::size_t k_most = 24;  ///< longer groups are no number of ours: `count` alone tells

  std::array<char, k_most> held{};
  std::size_t count = 0;  ///< digits, and the X that a resident ID may end in
  std::size_t start = 0, end = 0;
  Separator before = Separator::none;

  bool is_short() const { return count <= k_most; }
  std::string_view digits() const { return {held.data(), is_short() ? count : 0}; }
};

/// Groups one after another. Full-width digits count as digits; no-break and ideographic blanks as blanks; dashes as
/// hyphens. An X that ends a word belongs to its group where a resident ID may have one.
struct NumberChain {
  static constexpr std::size_t k_most = 16;

  std::array<DigitGroup, k_most> held{};
  std::size_t count = 0;

  std::span<const DigitGroup> groups() const { return {held.data(), count}; }
  std::size_t end() const { return held[count - 1].end; }
};

/// Where the next digit is, or npos.
std::size_t find_digit(std::string_view text, std::size_t from);

/// Reads the chain that starts with the digit at `start`; `chain` is used again to save its making.
void read_chain(std::string_view text, std::size_t start, NumberChain& chain);

/// The digits of some groups as one.
std::string joined_digits(std::span<const DigitGroup> groups);

/// Whether the same separator stands between all of them.
bool is_uniform(std::span<const DigitGroup> groups);

}  // namespace gazette
