#pragma once
// What cmark must not see or would forget, carried through it by private-use characters. The source may not
// contain U+E000 to U+E00F, so each of them in the tree is ours; `restored` takes them out of every literal again.

#include "formats/markdown/bare_address.hpp"
#include "formats/markdown/source_text.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace gazette::markdown {

/// A letter between a punctuation mark and `*` or `~` in Chinese, so that the run may open or close beside it
/// (flanks.hpp).
inline constexpr std::string_view k_flank_mark = "\xEE\x80\x80";
/// The next (or the previous) character was escaped by a backslash.
inline constexpr std::string_view k_escaped_next = "\xEE\x80\x81";
inline constexpr std::string_view k_escaped_previous = "\xEE\x80\x82";
/// A letter between `*` or `_` and `~`: with strikethrough, tildes do not count for the flanks of emphasis. Also
/// between `[` and `^` where no footnote can be meant.
inline constexpr std::string_view k_skip_mark = "\xEE\x80\x83";
/// `*`, `_` and `~` inside a bare address or a figure's name, and where they are no delimiters in Chinese.
inline constexpr std::string_view k_hidden_star = "\xEE\x80\x84";
inline constexpr std::string_view k_hidden_underscore = "\xEE\x80\x85";
inline constexpr std::string_view k_hidden_tilde = "\xEE\x80\x86";
/// Before the number of a link's place, and in the delimiter row of a table that is refused.
inline constexpr std::string_view k_place_mark = "\xEE\x80\x87";
/// U+E008 to U+E00F are the octal digits of a number: the index of a place.
inline constexpr unsigned char k_first_digit = 0x88;

/// What to mark.
struct MarkRules {
  bool chinese = false;
  bool strikethrough = false;
  bool autolinks = false;
  bool link_places = false;
  bool figures = false;
};

/// A place that was marked: the `](` of a link or the `{{name}}` of a figure, in bytes of the source text.
struct MarkedPlace {
  std::size_t offset = 0;
  std::size_t size = 0;
};

/// From the marked byte `at` on, the marked text is `shift` bytes further than the source.
struct Shift {
  std::size_t source_at = 0;
  std::size_t shift = 0;
};

struct MarkedText {
  std::string text;
  std::vector<MarkedPlace> places;
  std::vector<Shift> shifts;

  /// The byte of the source that stands at `column` (bytes, from 1) of a line of the marked text.
  std::size_t source_offset(const SourceText& source, int line, int column) const;
};

/// Lines, by their numbers from 1 and in order, that are not to be what they seem to cmark.
struct SpoiledLines {
  std::vector<int> delimiter_rows;  ///< of tables
  std::vector<int> crowded;         ///< nothing is emphasised in them
};

/// Marks the text.
MarkedText marked(const SourceText& source, const SpoiledLines& spoiled, const MarkRules& rules);

/// `text` without marks.
std::string restored(std::string_view text);
bool has_mark(std::string_view text);

/// Takes a link's place number off the start of its address; k_no_mark when there is none.
std::size_t take_place(std::string_view& url);

/// The number that the digits at the start of `text` stand for, and their size in bytes (0 without any).
struct Number {
  std::size_t value = 0;
  std::size_t size = 0;
};
Number number_at(std::string_view text);

}  // namespace gazette::markdown
