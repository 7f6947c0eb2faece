#pragma once
// Charts of an annual report, drawn at build time as inline SVG: what they show, and the bytes they become.
// Colours, patterns and the largest width are the theme's (`.chart` in its style); a chart has no style of its own,
// so that it obeys a strict content security policy, dark mode and black-and-white paper.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gazette {

/// One figure, as it is printed and as it is drawn.
struct ChartValue {
  std::string text;   ///< the exact number (`59237.2449`); printed with `,` between its thousands
  double number = 0;  ///< the same, for lengths only; what is negative or not finite is drawn as 0
};

/// The figure that a decimal of 0 or more states: digits, with a point between digits or without. Anything else
/// (a sign, an exponent, `<1`, nothing) has no length and so is missing.
std::optional<ChartValue> chart_value(std::string_view text);

/// A value that is missing leaves a gap with a dash; one of 0 has its figure and no bar.
using ChartValues = std::vector<std::optional<ChartValue>>;

/// What every chart says to those who do not see it. Texts are plain; they are escaped.
struct ChartCaption {
  std::string id;           ///< `[a-z0-9-]+`, once in a page: the ids inside begin with it
  std::string title;        ///< the accessible name; a visible heading is the page's
  std::string description;  ///< one sentence: what the figures are
};

struct ChartSeries {
  std::string label;
  ChartValues values;  ///< one for each label of the chart; those at the end may be left out
};

/// Groups of columns, one group a label (a year, mostly), one column a series. Four series are told apart; a fifth
/// looks like the first. Many labels are broken into rows of one scale.
struct ColumnChart {
  ChartCaption caption;
  std::vector<std::string> labels;  ///< short: a long one is cut at the end
  std::vector<ChartSeries> series;
};

/// Horizontal bars, one a label, in the order given. Long labels stand above their bars, in up to three lines.
struct BarChart {
  ChartCaption caption;
  std::vector<std::string> labels;
  ChartValues values;  ///< one for each label; those at the end may be left out
};

/// A whole `<svg>` element, well-formed as XML too; empty when there is no value to show.
std::string render_column_chart(const ColumnChart& chart);
std::string render_bar_chart(const BarChart& chart);

}  // namespace gazette
