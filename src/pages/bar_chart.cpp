// Horizontal bars. Where all labels are short they stand before their bars, else each in lines of its own above: a
// phone has no room for both. Every bar has its figure at its end, so that there is no need of an axis but for zero.

#include "pages/chart.hpp"
#include "pages/chart_drawing.hpp"
#include "pages/chart_scale.hpp"
#include "pages/chart_text.hpp"

#include <algorithm>

namespace gazette {

namespace {

constexpr int k_bar = 14 * k_chart_unit;
constexpr int k_gap = 6 * k_chart_unit;            // between label, bar and figure
constexpr int k_widest_side = 120 * k_chart_unit;  // of labels before bars: nine full-width characters
constexpr int k_least_bars = 100 * k_chart_unit;   // the room of the longest bar
constexpr int k_edge = 2 * k_chart_unit;
constexpr std::size_t k_most_lines = 3;

struct Row {
  std::vector<std::string> label;
  const ChartValue* value = nullptr;
  std::string figure;
};

struct Layout {
  bool is_beside = false;  // labels before bars, not above
  int zero = 0;            // where bars begin
  int longest = 0;         // the longest bar
};

std::vector<Row> rows_of(const BarChart& chart) {
  constexpr int widest_figure = k_chart_width - k_least_bars;
  std::vector<Row> rows;
  for (std::size_t i = 0; i < chart.labels.size(); ++i) {
    const auto* value = value_at(chart.values, i);
    const auto figure = value ? grouped_digits(value->text) : std::string(k_chart_missing);
    rows.push_back({wrapped_chart_text(chart.labels[i], k_chart_width, k_most_lines), value,
                    shortened_chart_text(figure, widest_figure)});
  }
  return rows;
}

Layout layout_of(const std::vector<Row>& rows) {
  int label = 0, figure = 0;
  for (const auto& row : rows) {
    for (const auto& line : row.label) label = std::max(label, chart_text_width(line));
    figure = std::max(figure, chart_text_width(row.figure));
  }
  const int room = k_chart_width - figure - k_gap;
  const int zero = label + k_gap;
  if (label <= k_widest_side && room - zero >= k_least_bars) return {true, zero, room - zero};
  return {false, 0, room};
}

int label_height(const Layout& layout, const Row& row) {
  return layout.is_beside ? 0 : static_cast<int>(row.label.size()) * k_chart_line_height;
}

int row_height(const Layout& layout, const Row& row) {
  return label_height(layout, row) + k_bar + (layout.is_beside ? 10 : 12) * k_chart_unit;
}

void add_label(std::string& svg, const Layout& layout, const Row& row, int top) {
  if (layout.is_beside) {
    const ChartPoint at{layout.zero - k_gap, top + k_bar / 2 + k_chart_middle};
    if (!row.label.empty()) add_text(svg, {at, Anchor::end, "chart-label"}, row.label.front());
    return;
  }
  for (std::size_t i = 0; i < row.label.size(); ++i) {
    const int middle = top + static_cast<int>(i) * k_chart_line_height + k_chart_line_height / 2 - 2 * k_chart_unit;
    add_text(svg, {{0, middle + k_chart_middle}, Anchor::start, "chart-label"}, row.label[i]);
  }
}

}  // namespace

std::string render_bar_chart(const BarChart& chart) {
  ChartScale scale;
  widen(scale, chart.values);
  if (!scale.has_value || chart.labels.empty()) return {};
  const auto rows = rows_of(chart);
  const auto layout = layout_of(rows);
  std::string svg;
  int top = k_edge;
  for (const auto& row : rows) {
    add_label(svg, layout, row, top);
    const int bar = top + label_height(layout, row);
    const int length = row.value ? scaled_length(scale, *row.value, layout.longest) : 0;
    add_mark(svg, chart.caption, {layout.zero, bar, length, k_bar}, 0);
    add_line(svg, {layout.zero, bar - k_chart_unit}, {layout.zero, bar + k_bar + k_chart_unit}, "chart-axis");
    const ChartPoint figure{layout.zero + length + k_gap, bar + k_bar / 2 + k_chart_middle};
    add_text(svg, {figure, Anchor::start, "chart-value"}, row.figure);
    top += row_height(layout, row);
  }
  return whole_chart(chart.caption, top - k_edge, svg);
}

}  // namespace gazette
