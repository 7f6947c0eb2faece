#pragma once
// Texts in charts: SVG breaks no lines and knows no widths at build time, so both are estimated here.
// All lengths are in tenths of a unit of the drawing (pages/chart_drawing.hpp).

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace gazette {

/// The width of `text` in the charts' font size, rather too wide than too narrow: whatever font the reader has.
int chart_text_width(std::string_view text);

/// `text` in lines of at most `width`; what does not fit into `most_lines` (from 1) ends in `…`.
///
/// Lines break at spaces and between full-width characters, but not before closing or after opening punctuation;
/// a word longer than a line breaks anywhere, never inside a character or before a combining one. No line is empty.
std::vector<std::string> wrapped_chart_text(std::string_view text, int width, std::size_t most_lines);

/// `text` in one line of at most `width`.
std::string shortened_chart_text(std::string_view text, int width);

/// A decimal with `,` between the thousands of its whole part; any other text as it is.
std::string grouped_digits(std::string_view number);

}  // namespace gazette
