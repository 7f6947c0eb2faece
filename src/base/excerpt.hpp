#pragma once
// The beginning of a text where all of it is too long: on cards, in descriptions.

#include <cstddef>
#include <string>
#include <string_view>

namespace gazette {

/// `text`, or of a longer one its first sentences within `most` characters as readers see them (grapheme clusters).
///
/// It ends where a sentence does (`。！？`, or `.!?` before a blank; quotes and brackets that close go with it), or at
/// a `；` or `; `, if such a place lies in the last half of what fits; else at the limit, but not inside a word or
/// number of Latin letters and digits. What ends inside a sentence gets `…`, which is not counted.
std::string excerpt(std::string_view text, std::size_t most);

}  // namespace gazette
