#include "pages/chart_scale.hpp"

#include "pages/chart_drawing.hpp"

#include <algorithm>
#include <cmath>

namespace gazette {

namespace {

constexpr double k_highest = 1e20;  // above every count of 64 bits
constexpr int k_lowest_exponent = -9, k_highest_exponent = 20;
constexpr int k_most_steps = 5;

double drawn_number(const ChartValue& value) {
  return std::isfinite(value.number) ? std::clamp(value.number, 0.0, k_highest) : 0.0;
}

// `digits` times ten to the power of `exponent`, written out: so that 3 steps of 0.1 are 0.3 and not a little more.
ChartTick decimal(int digits, int exponent) {
  auto text = std::to_string(digits);
  if (exponent >= 0) {
    text.append(static_cast<std::size_t>(exponent), '0');
  } else {
    const auto decimals = static_cast<std::size_t>(-exponent);
    if (text.size() <= decimals) text.insert(0, decimals + 1 - text.size(), '0');
    text.insert(text.size() - decimals, 1, '.');
  }
  const auto number = chart_value(text)->number;
  return {std::move(text), number};
}

struct Step {
  int digit = 1, exponent = 0;
};

Step smallest_step(const ChartScale& scale) {
  for (int exponent = scale.is_whole ? 0 : k_lowest_exponent; exponent <= k_highest_exponent; ++exponent) {
    for (const int digit : {1, 2, 5}) {
      if (decimal(digit * k_most_steps, exponent).number >= scale.highest) return {digit, exponent};
    }
  }
  return {1, k_highest_exponent};
}

}  // namespace

const ChartValue* value_at(const ChartValues& values, std::size_t i) {
  return i < values.size() && values[i] ? &*values[i] : nullptr;
}

void widen(ChartScale& scale, const ChartValues& values) {
  for (const auto& value : values) {
    if (!value) continue;
    const auto number = drawn_number(*value);
    scale.has_value = true;
    scale.highest = std::max(scale.highest, number);
    scale.is_whole = scale.is_whole && std::floor(number) == number;
  }
}

int scaled_length(const ChartScale& scale, const ChartValue& value, int length) {
  const auto number = drawn_number(value);
  if (number <= 0 || scale.highest <= 0) return 0;
  return std::max(k_chart_unit, static_cast<int>(std::lround(number / scale.highest * length)));
}

std::vector<ChartTick> chart_ticks(const ChartScale& scale) {
  std::vector<ChartTick> ticks{{"0", 0}};
  if (scale.highest <= 0) return ticks;
  const auto [digit, exponent] = smallest_step(scale);
  for (int i = 1; i <= k_most_steps; ++i) {
    auto tick = decimal(digit * i, exponent);
    if (tick.number > scale.highest) break;
    ticks.push_back(std::move(tick));
  }
  return ticks;
}

}  // namespace gazette
