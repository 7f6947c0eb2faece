#include "pages/chart.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <charconv>

namespace gazette {

namespace {

bool is_digits(std::string_view text) { return !text.empty() && std::all_of(text.begin(), text.end(), is_ascii_digit); }

}  // namespace

std::optional<ChartValue> chart_value(std::string_view text) {
  const auto parts = split(text, '.');
  if (parts.size() > 2 || !std::all_of(parts.begin(), parts.end(), is_digits)) return std::nullopt;
  double number = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
  if (read.ec != std::errc()) return std::nullopt;
  return ChartValue{std::string(text), number};
}

}  // namespace gazette
