#pragma once
// The few SVG elements that charts are made of. Lengths are whole tenths of a unit, so that the bytes depend neither on
// the locale nor on rounding. A unit is about a pixel: the drawing is as wide as a phone's page and grows a little.

#include "pages/chart.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace gazette {

inline constexpr int k_chart_unit = 10;
inline constexpr int k_chart_width = 360 * k_chart_unit;
inline constexpr int k_chart_font_size = 13 * k_chart_unit;  ///< 11 px where the drawing is 308 px wide
inline constexpr int k_chart_line_height = 18 * k_chart_unit;
inline constexpr int k_chart_middle = 46;  ///< from the middle of a line of text down to its base line
inline constexpr std::string_view k_chart_missing = "–";

enum class Anchor { start, middle, end };
enum class Turn { none, upright };  ///< upright reads from below, and the anchor is the lower end

struct ChartPoint {
  int x = 0, y = 0;
};

struct ChartRect {
  int x = 0, y = 0, width = 0, height = 0;
};

/// A length as it is written: `12` or `12.3`.
std::string chart_length(int tenths);

/// `kind` is the class: `chart-label`, `chart-value` or `chart-tick`.
struct ChartText {
  ChartPoint at;  ///< where the base line begins, is halved or ends
  Anchor anchor = Anchor::start;
  std::string_view kind;
  Turn turn = Turn::none;
};

void add_text(std::string& svg, const ChartText& where, std::string_view text);

/// A straight line of class `kind`: `chart-grid` or `chart-axis`.
void add_line(std::string& svg, ChartPoint from, ChartPoint to, std::string_view kind);

/// A bar or column of the series with this number, from 0: full, light, hatched or hollow. Nothing when it is flat.
void add_mark(std::string& svg, const ChartCaption& caption, const ChartRect& rect, std::size_t series);

/// The element around what was drawn, with its texts for those who do not see it.
std::string whole_chart(const ChartCaption& caption, int height, std::string_view drawn);

}  // namespace gazette
