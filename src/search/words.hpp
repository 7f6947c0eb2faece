#pragma once
// The words that texts are found by: the same here and in the script of the search page (docs/SEARCH.md, "Words").

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace gazette {

/// Calls `take` with each word of a text (UTF-8), in its order and as often as it stands there, `folded`: pairs of
/// neighbouring Han, kana and Hangul characters, such a character that stands alone, and words of letters and digits,
/// English ones without their plural ending. A view lives as long as the call.
void each_search_word(std::string_view text, const std::function<void(std::string_view)>& take);
std::vector<std::string> search_words(std::string_view text);

/// Each Han, kana or Hangul character of a text by itself.
void each_single_character(std::string_view text, const std::function<void(std::string_view)>& take);

/// The word for a document number or index number as a whole: its letters and digits behind a `#`, whatever brackets
/// and blanks it was written with. Empty where it has none.
std::string number_word(std::string_view number);

}  // namespace gazette
