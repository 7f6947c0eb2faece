#pragma once
// What may open or close beside Chinese: the amendments to CommonMark's flanking rules (section 6.2), which know
// words by the spaces around them. Asked by marks.cpp for each run of `*` and `~` before cmark reads the text.

#include <string_view>

namespace gazette::markdown {

/// On which sides of a delimiter run a letter must stand for the run to mean what its writer meant.
struct FlankMarks {
  bool before = false;
  bool after = false;
};

/// For a run that stands between two texts, as far as they are known. None unless a Chinese character is a neighbour.
FlankMarks flank_marks(std::string_view before, std::string_view after);

/// Whether a Chinese character is a neighbour of a run between the two.
bool is_beside_chinese(std::string_view before, std::string_view after);

/// Whether a single `~` between the two is a range (`9:00~11:00`, `（一）~（三）`), in Chinese text: what is before it
/// ends something, what is after it begins something.
bool is_range_sign(std::string_view before, std::string_view after);

/// Whether `*` between the two stands for digits or a product (`138****5678`, `420*297`), in Chinese text.
bool is_between_digits(std::string_view before, std::string_view after);

/// A Han, kana or Hangul character or a full-width punctuation mark; not what Latin text has too (`“”‘’—…·`).
bool is_only_chinese(char32_t c);

/// Whether there is such a character anywhere in the text.
bool has_chinese(std::string_view text);

}  // namespace gazette::markdown
