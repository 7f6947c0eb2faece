// Columns in groups. The drawing is as narrow as a phone, so figures stand upright where they do not fit side by side,
// and groups that do not fit at all continue in a further row (a panel). All panels share one scale and one pitch.

#include "pages/chart.hpp"
#include "pages/chart_drawing.hpp"
#include "pages/chart_scale.hpp"
#include "pages/chart_text.hpp"

#include <algorithm>

namespace gazette {

namespace {

constexpr int k_gap = 6 * k_chart_unit;
constexpr int k_plot = 150 * k_chart_unit;      // height of the highest column
constexpr int k_narrowest = 15 * k_chart_unit;  // a column with an upright figure above it
constexpr int k_widest = 40 * k_chart_unit;
constexpr int k_widest_label = 96 * k_chart_unit;  // of a group
constexpr int k_widest_ticks = 84 * k_chart_unit;  // wider ones are left out: columns have their figures
constexpr int k_highest_figure = 200 * k_chart_unit;
constexpr int k_swatch = 11 * k_chart_unit;

struct Layout {
  ChartScale scale;
  std::vector<ChartTick> ticks;
  int left = 0;            // where the plot begins: right of the tick labels
  std::size_t groups = 1;  // in a panel
  int pitch = 0;           // from group to group
  int column = 0;          // with the space around it
  int label = 0;           // room for a group's label
  Turn turn = Turn::none;
  int headroom = 0;  // for the figure above the highest column
  int plot = 0;
};

std::string figure_of(const ChartValue* value) {
  return value ? shortened_chart_text(grouped_digits(value->text), k_highest_figure) : std::string(k_chart_missing);
}

int widest_figure(const ColumnChart& chart) {
  int width = 0;
  for (const auto& series : chart.series) {
    for (std::size_t i = 0; i < chart.labels.size(); ++i)
      width = std::max(width, chart_text_width(figure_of(value_at(series.values, i))));
  }
  return width;
}

int widest_label(const std::vector<std::string>& labels) {
  int width = 0;
  for (const auto& label : labels) width = std::max(width, chart_text_width(label));
  return std::min(width, k_widest_label);
}

int widest_tick(const std::vector<ChartTick>& ticks) {
  int width = 0;
  for (const auto& tick : ticks) width = std::max(width, chart_text_width(grouped_digits(tick.text)));
  return width;
}

// Half a column stands between two groups.
int group_width(int column, std::size_t series) { return column * static_cast<int>(series) + column / 2; }

// Spreads the groups over as few panels as can be, evenly.
std::size_t groups_in_panel(const ColumnChart& chart, int room) {
  const int narrowest = std::max(group_width(k_narrowest, chart.series.size()), widest_label(chart.labels) + k_gap);
  const auto most = static_cast<std::size_t>(std::max(1, room / narrowest));
  const auto panels = (chart.labels.size() + most - 1) / most;
  return (chart.labels.size() + panels - 1) / panels;
}

Layout layout_of(const ColumnChart& chart, const ChartScale& scale) {
  Layout layout;
  layout.scale = scale;
  layout.ticks = chart_ticks(scale);
  const int ticks = widest_tick(layout.ticks);
  layout.left = ticks > k_widest_ticks ? 0 : ticks + k_gap;
  const int room = k_chart_width - layout.left;
  layout.groups = groups_in_panel(chart, room);
  layout.pitch = room / static_cast<int>(layout.groups);
  layout.column = std::min(k_widest, 2 * layout.pitch / (2 * static_cast<int>(chart.series.size()) + 1));
  layout.label = layout.pitch - k_gap;
  const int figure = widest_figure(chart);
  const int figure_room = chart.series.size() == 1 ? layout.pitch - k_gap : layout.column;
  layout.turn = figure > figure_room ? Turn::upright : Turn::none;
  layout.headroom = layout.turn == Turn::upright ? figure + k_gap : k_chart_line_height;
  layout.plot = scale.highest > 0 ? k_plot : 0;
  return layout;
}

// Swatches and names in the order of the columns; returns the height they take.
int add_legend(std::string& svg, const ColumnChart& chart) {
  if (chart.series.size() < 2) return 0;
  int x = 0, y = 0;
  for (std::size_t i = 0; i < chart.series.size(); ++i) {
    const int indent = k_swatch + k_gap;
    const auto name = shortened_chart_text(chart.series[i].label, k_chart_width - indent);
    const int width = indent + chart_text_width(name);
    if (x > 0 && x + width > k_chart_width) {
      x = 0;
      y += k_chart_line_height;
    }
    add_mark(svg, chart.caption, {x + 5, y + 4 * k_chart_unit, k_swatch, k_swatch}, i);
    add_text(svg, {{x + indent, y + k_chart_line_height / 2 + k_chart_middle}, Anchor::start, "chart-label"}, name);
    x += width + 2 * k_gap;
  }
  return y + k_chart_line_height + k_gap;
}

void add_axis(std::string& svg, const Layout& layout, int base) {
  for (const auto& tick : layout.ticks) {
    const int y = base - scaled_length(layout.scale, {{}, tick.number}, layout.plot);
    add_line(svg, {layout.left, y}, {k_chart_width, y}, tick.number > 0 ? "chart-grid" : "chart-axis");
    if (layout.left == 0) continue;
    add_text(svg, {{layout.left - k_gap, y + k_chart_middle}, Anchor::end, "chart-tick"}, grouped_digits(tick.text));
  }
}

void add_figure(std::string& svg, const Layout& layout, ChartPoint top, const std::string& figure) {
  if (layout.turn == Turn::none) {
    add_text(svg, {{top.x, top.y - 5 * k_chart_unit}, Anchor::middle, "chart-value"}, figure);
  } else {
    const ChartPoint at{top.x + k_chart_middle, top.y - 4 * k_chart_unit};
    add_text(svg, {at, Anchor::start, "chart-value", Turn::upright}, figure);
  }
}

bool has_value(const ColumnChart& chart, std::size_t group) {
  return std::any_of(chart.series.begin(), chart.series.end(),
                     [&](const ChartSeries& series) { return value_at(series.values, group) != nullptr; });
}

void add_columns(std::string& svg, const ColumnChart& chart, const Layout& layout, std::size_t group, ChartPoint base) {
  int x = base.x - layout.column * static_cast<int>(chart.series.size()) / 2;
  for (std::size_t i = 0; i < chart.series.size(); ++i, x += layout.column) {
    const auto* value = value_at(chart.series[i].values, group);
    const int height = value ? scaled_length(layout.scale, *value, layout.plot) : 0;
    const int space = k_chart_unit;
    add_mark(svg, chart.caption, {x + space, base.y - height, layout.column - 2 * space, height}, i);
    add_figure(svg, layout, {x + layout.column / 2, base.y - height}, figure_of(value));
  }
}

// One row of groups from `first` on, whose zero line is at `base`.
void add_panel(std::string& svg, const ColumnChart& chart, const Layout& layout, std::size_t first, int base) {
  add_axis(svg, layout, base);
  const auto end = std::min(first + layout.groups, chart.labels.size());
  for (auto group = first; group < end; ++group) {
    const int middle = layout.left + layout.pitch * static_cast<int>(group - first) + layout.pitch / 2;
    if (has_value(chart, group)) add_columns(svg, chart, layout, group, {middle, base});
    else add_text(svg, {{middle, base - 5 * k_chart_unit}, Anchor::middle, "chart-value"}, k_chart_missing);
    add_text(svg, {{middle, base + k_chart_line_height - 2 * k_chart_unit}, Anchor::middle, "chart-label"},
             shortened_chart_text(chart.labels[group], layout.label));
  }
}

}  // namespace

std::string render_column_chart(const ColumnChart& chart) {
  ChartScale scale;
  for (const auto& series : chart.series) widen(scale, series.values);
  if (!scale.has_value || chart.labels.empty()) return {};
  const auto layout = layout_of(chart, scale);
  std::string svg;
  int y = add_legend(svg, chart);
  for (std::size_t first = 0; first < chart.labels.size(); first += layout.groups) {
    const int base = y + layout.headroom + layout.plot;
    add_panel(svg, chart, layout, first, base);
    y = base + k_chart_line_height + 2 * k_gap;
  }
  return whole_chart(chart.caption, y - k_gap, svg);
}

}  // namespace gazette
