#pragma once
// From figures to lengths: the scale of a chart and the round numbers along it.

#include "pages/chart.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace gazette {

/// The value at `i`, or null where it is missing. Valid as long as `values`.
const ChartValue* value_at(const ChartValues& values, std::size_t i);

/// A scale from 0 to the highest value drawn on it.
struct ChartScale {
  double highest = 0;      ///< 0 when all values are 0 or missing
  bool has_value = false;  ///< whether any value is there, 0 included
  bool is_whole = true;    ///< all values are whole numbers
};

/// Widens the scale to what `values` hold.
void widen(ChartScale& scale, const ChartValues& values);

/// The part of `length` that stands for the value: 0 for 0, at least one unit of the drawing for anything above.
int scaled_length(const ChartScale& scale, const ChartValue& value, int length);

/// A round number on the axis, printed exactly.
struct ChartTick {
  std::string text;
  double number = 0;
};

/// 0 and up to five steps of 1, 2 or 5 times a power of ten, none above the highest value; whole steps for whole
/// values.
std::vector<ChartTick> chart_ticks(const ChartScale& scale);

}  // namespace gazette
