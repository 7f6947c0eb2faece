#pragma once
// Colours of a screen, and how well one is read on another (WCAG 2.1).

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace gazette {

struct Colour {
  std::uint8_t red = 0, green = 0, blue = 0;
};

/// A colour of `#` and six hexadecimal digits of either case; nothing for other text.
std::optional<Colour> parse_colour(std::string_view text);

/// `#1f4e79`, in lower case.
std::string colour_text(Colour colour);

/// The contrast ratio, from 1 (the same) to 21 (black and white), in either order.
double contrast(Colour a, Colour b);

/// `4.4:1`: never more than it is.
std::string ratio_text(double ratio);

/// `step` of `steps` of the way from one colour to another.
Colour mixed(Colour from, Colour to, int step, int steps);

}  // namespace gazette
