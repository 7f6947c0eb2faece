#pragma once
// Text as characters: UTF-8, columns, widths and classes of code points (Unicode, through utf8proc).

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace gazette {

/// One decoded character and how many bytes it took (1 to 4; 1 for a bad byte, which decodes as U+FFFD).
struct Decoded {
  char32_t code_point = 0;
  std::size_t size = 1;
};

/// The character at the start of `text`, which must not be empty.
Decoded decode_utf8(std::string_view text);

/// The last character of `text`, which must not be empty.
Decoded decode_last_utf8(std::string_view text);

void append_utf8(std::string& out, char32_t code_point);

/// The byte offset of the first byte that is not UTF-8 (RFC 3629: no surrogates, no overlong forms), if any.
std::optional<std::size_t> find_invalid_utf8(std::string_view text);

/// The number of characters in `text`; a bad byte counts as one.
std::size_t character_count(std::string_view text);

/// The ASCII twin of a full-width form (`1` for `１`); other characters as they are.
char32_t half_width(char32_t code_point);

/// How many bytes at the start of `text`, which must not be empty, belong together: one character as readers see it,
/// with its marks, variation selectors and what joiners tie to it (UAX #29, extended grapheme clusters).
std::size_t grapheme_size(std::string_view text);

/// Terminal cells: 2 for wide and full-width characters, 0 for combining ones, else 1.
int display_width(char32_t code_point);
int display_width(std::string_view text);

/// Letters (Han included), marks and numbers of any script.
bool is_word_character(char32_t code_point);

/// Han, kana, bopomofo and Hangul characters; not punctuation.
bool is_cjk_letter(char32_t code_point);

/// Full-width forms and the punctuation blocks of Chinese and Japanese text (`，。《》「」（）` and so on),
/// and the quotation marks and dashes that Chinese text shares with Latin (`“”‘’—…`).
bool is_cjk_punctuation(char32_t code_point);

/// Unicode punctuation and symbols, ASCII ones included (CommonMark 0.31, section 2.1).
bool is_punctuation(char32_t code_point);

/// Unicode white space in the sense of CommonMark (section 2.1).
bool is_unicode_space(char32_t code_point);

/// Letters and numbers of any script.
bool is_letter_or_digit(char32_t code_point);

/// Lower case by Unicode's simple mapping.
std::string lower_case(std::string_view text);

/// Text without its case, width and marks: compatibility decomposition (NFKD), without marks, in lower case; `ß æ ø þ đ
/// ħ ı ł œ ς` as `ss ae o th d h i l oe σ`. A bad byte becomes U+FFFD.
std::string folded(std::string_view text);

}  // namespace gazette
