#pragma once
// The beginning of a text where all of it is too long: on cards, in descriptions.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace gazette {

/// `text`, or of a longer one its first sentences within `most` characters as readers see them (grapheme clusters).
///
/// It ends where a sentence does (`。！？`, or `.!?` before a blank; quotes and brackets that close go with it), or at
/// a `；` or `; `, if such a place lies in the last half of what fits; else at the limit, but not inside a word or
/// number of Latin letters and digits. What ends inside a sentence gets `…`, which is not counted.
std::string excerpt(std::string_view text, std::size_t most);

/// Where the excerpt of a text ends, to be kept instead of it.
struct ExcerptEnd {
  std::uint32_t bytes = 0;
  bool is_inside_sentence = false;
};

ExcerptEnd excerpt_end(std::string_view text, std::size_t most);

/// The excerpt that ends there; `text` is the one that was asked.
std::string excerpt_at(std::string_view text, ExcerptEnd end);

}  // namespace gazette
