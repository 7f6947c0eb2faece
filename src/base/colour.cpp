#include "base/colour.hpp"

#include "base/digest.hpp"
#include "base/text.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace gazette {

namespace {

// Relative luminance, https://www.w3.org/TR/WCAG21/#dfn-relative-luminance
double luminance(Colour colour) {
  const auto linear = [](std::uint8_t channel) {
    const double share = channel / 255.0;
    return share <= 0.04045 ? share / 12.92 : std::pow((share + 0.055) / 1.055, 2.4);
  };
  return 0.2126 * linear(colour.red) + 0.7152 * linear(colour.green) + 0.0722 * linear(colour.blue);
}

}  // namespace

std::optional<Colour> parse_colour(std::string_view text) {
  if (text.size() != 7 || text.front() != '#') return std::nullopt;
  const auto bytes = bytes_of_hex(lower_ascii(text.substr(1)));
  if (bytes.size() != 3) return std::nullopt;
  const auto channel = [&](std::size_t i) { return static_cast<std::uint8_t>(bytes[i]); };
  return Colour{channel(0), channel(1), channel(2)};
}

std::string colour_text(Colour colour) {
  const std::array bytes = {static_cast<char>(colour.red), static_cast<char>(colour.green),
                            static_cast<char>(colour.blue)};
  return "#" + hex_of_bytes({bytes.data(), bytes.size()});
}

double contrast(Colour a, Colour b) {
  const auto [darker, lighter] = std::minmax({luminance(a), luminance(b)});
  return (lighter + 0.05) / (darker + 0.05);
}

std::string ratio_text(double ratio) {
  const auto tenths = static_cast<int>(ratio * 10);
  return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) + ":1";
}

Colour mixed(Colour from, Colour to, int step, int steps) {
  const auto channel = [&](int a, int b) { return static_cast<std::uint8_t>(a + (b - a) * step / steps); };
  return {channel(from.red, to.red), channel(from.green, to.green), channel(from.blue, to.blue)};
}

}  // namespace gazette
