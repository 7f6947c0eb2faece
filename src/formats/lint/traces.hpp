#pragma once
// One quick walk over a text that tells which rules have anything to look at: most texts have no slips, and every rule
// for itself would cost as much as rendering them.

#include <string_view>

namespace gazette::lint {

/// Whether a text holds what the slips of a rule begin with. True says little, false that there is none.
struct Traces {
  bool hash = false;         ///< `#` before a character that is not ASCII
  bool list_number = false;  ///< a digit before 、
  bool bar = false;          ///< ｜
  bool digit = false;        ///< full-width digits, letters, full stops
  bool sign = false;         ///< half-width punctuation beside a character that is not ASCII
  bool number = false;       ///< digits and 号 behind something else than 〔2016〕
  bool damage = false;
  bool invisible = false;  ///< a character that nobody sees, or a byte that begins many
  bool placeholder = false;
};

Traces traces_of(std::string_view text);

}  // namespace gazette::lint
