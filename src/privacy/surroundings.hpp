#pragma once
// What stands beside a number and tells that it is no number of a person: letters, an address of the web, a unit; or a
// word that says what it is.

#include <cstddef>
#include <span>
#include <string_view>

namespace gazette {

/// A part of a text.
struct Span {
  std::size_t start = 0, end = 0;
};

/// Whether letters right before a number make it a part of a word.
enum class Letters { may_not_precede, may_precede };

/// Whether the part is a number by itself, and not a part of a longer word, number, masked number (`1381234****`),
/// index number (`…/2015-00020`) or web address; where letters may precede, as a value in an address it is by itself.
bool stands_alone(std::string_view text, Span part, Letters letters = Letters::may_not_precede);

/// Whether it is an amount: a sign of money before it, or a unit behind.
bool is_amount(std::string_view text, Span part);

/// Whether the words right before it say that it is the number of an order, a case, a certificate or another thing.
bool is_called_otherwise(std::string_view text, Span part);

/// Whether one of the words stands in the same sentence and line, within some 20 characters before `at`; letters in any
/// case.
bool is_labelled(std::string_view text, std::size_t at, std::span<const std::string_view> words);

}  // namespace gazette
