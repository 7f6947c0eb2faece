#include "pages/report_charts.hpp"

#include "base/text.hpp"
#include "pages/chart.hpp"
#include "pages/report_tables.hpp"

#include <algorithm>

namespace gazette {

namespace {

constexpr std::size_t k_most_years = 10;
constexpr std::size_t k_least_years = 2;  // one year is no development
constexpr std::size_t k_least_bars = 2;

std::optional<ChartValue> value_at(const ReportEntry& report, const std::string& address) {
  const auto at = find_cell(*report.report->form, address);
  if (!at) return std::nullopt;
  const auto& cell = cell_at(report.result.figures, *at);
  return cell.state == CellState::value ? chart_value(cell.text) : std::nullopt;
}

/// The body's reports up to this one, oldest first.
std::vector<const ReportEntry*> years_up_to(const ReportEntry& report) {
  std::vector<const ReportEntry*> years;
  for (const auto* each = &report; each && years.size() < k_most_years; each = each->previous) years.push_back(each);
  std::reverse(years.begin(), years.end());
  return years;
}

bool has_value(const ChartValues& values) {
  return std::any_of(values.begin(), values.end(), [](const auto& value) { return value.has_value(); });
}

class Charts {
 public:
  Charts(const SiteValues& values, const ReportEntry& report)
      : values_(values), report_(report), form_(*report.report->form) {}

  void add(const FormChart& chart) {
    if (chart.kind == ChartKind::years) add_years(chart);
    else add_bars(chart);
  }

  void add_categories(const PublishedCounts& counts) {
    BarChart bars;
    for (const auto& [label, count, category] : counts_by_category(values_.site(), counts)) {
      bars.labels.push_back(label);
      bars.values.push_back(chart_value(std::to_string(count)));
    }
    add_bar_chart(std::move(bars), values_.word("by_category"));
  }

  List take() { return std::move(list_); }

 private:
  std::string label(const FormLabel& label) const { return label_in(label, values_.site().config.language); }

  ChartCaption caption(const std::string& title) const {
    auto description = replaced(values_.word("chart_description"), "{title}", title);
    description = replaced(description, "{year}", std::to_string(report_.report->year));
    return {"chart-" + std::to_string(list_.size() + 1), title, std::move(description)};
  }

  void add_years(const FormChart& chart) {
    const auto years = years_up_to(report_);
    ColumnChart columns;
    columns.caption = caption(label(chart.title));
    for (const auto* year : years) columns.labels.push_back(std::to_string(year->report->year));
    for (std::size_t i = 0; i < chart.figures.size(); ++i) {
      const auto& address = chart.figures[i];
      ChartSeries series{i < chart.labels.size() ? label(chart.labels[i]) : series_label(address), {}};
      for (const auto* year : years) series.values.push_back(value_at(*year, address));
      if (has_value(series.values)) columns.series.push_back(std::move(series));
    }
    const auto given = std::count_if(years.begin(), years.end(), [&](const ReportEntry* year) {
      return std::any_of(chart.figures.begin(), chart.figures.end(),
                         [&](const std::string& address) { return value_at(*year, address).has_value(); });
    });
    if (given >= static_cast<std::ptrdiff_t>(k_least_years))
      append(columns.caption.title, render_column_chart(columns), data_of(columns));
  }

  std::string series_label(const std::string& address) const {
    const auto at = find_cell(form_, address);
    if (!at) return address;
    const auto& table = form_.tables[at->table];
    return label(short_label_of(table.has_component_rows ? table.columns[at->column] : table.rows[at->row]));
  }

  void add_bars(const FormChart& chart) {
    const auto number = find_table(form_, chart.table);
    if (!number) return;
    const auto& table = form_.tables[*number];
    const auto column = find_line(table.columns, chart.column).value_or(0);
    const auto group = find_group(table.row_groups, chart.group);
    BarChart bars;
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
      const auto& line = table.rows[row];
      if (line.total || (group && !is_in_group(table.row_groups, line, *group))) continue;
      const auto& cell = cell_at(report_.result.figures, {*number, row, column});
      bars.labels.push_back(label(short_label_of(line)));
      bars.values.push_back(cell.state == CellState::value ? chart_value(cell.text) : std::nullopt);
    }
    add_bar_chart(std::move(bars), label(chart.title));
  }

  void add_bar_chart(BarChart bars, const std::string& title) {
    if (bars.labels.size() < k_least_bars || !has_value(bars.values)) return;
    bars.caption = caption(title);
    append(title, render_bar_chart(bars), data_of(bars));
  }

  /// The figures of a chart as a table for those who read rather than look.
  struct ChartData {
    std::vector<std::string> columns;
    std::vector<std::pair<std::string, ChartValues>> rows;
  };

  static ChartData data_of(const ColumnChart& chart) {
    ChartData data;
    for (const auto& series : chart.series) data.columns.push_back(series.label);
    for (std::size_t i = 0; i < chart.labels.size(); ++i) {
      ChartValues values;
      for (const auto& series : chart.series)
        values.push_back(i < series.values.size() ? series.values[i] : std::nullopt);
      data.rows.emplace_back(chart.labels[i], std::move(values));
    }
    return data;
  }

  ChartData data_of(const BarChart& chart) const {
    ChartData data{{std::to_string(report_.report->year)}, {}};
    for (std::size_t i = 0; i < chart.labels.size(); ++i) data.rows.push_back({chart.labels[i], {chart.values[i]}});
    return data;
  }

  static Value text_record(Value text) {
    Record record;
    record.set("text", std::move(text));
    return record;
  }

  static List data_rows(const ChartData& data) {
    List rows;
    for (const auto& [label, values] : data.rows) {
      List cells;
      for (const auto& value : values) cells.push_back(text_record(value ? Value(value->text) : Value()));
      Record row;
      row.set("label", label);
      row.set("cells", std::move(cells));
      rows.emplace_back(std::move(row));
    }
    return rows;
  }

  void append(const std::string& title, std::string svg, const ChartData& data) {
    if (svg.empty()) return;
    List columns;
    for (const auto& column : data.columns) columns.push_back(text_record(column));
    Record record;
    record.set("title", title);
    record.set("svg", std::move(svg));
    record.set("columns", std::move(columns));
    record.set("rows", data_rows(data));
    list_.emplace_back(std::move(record));
  }

  const SiteValues& values_;
  const ReportEntry& report_;
  const Form& form_;
  List list_;
};

}  // namespace

List report_charts(const SiteValues& values, const ReportEntry& report, const PublishedCounts& counts) {
  Charts charts(values, report);
  for (const auto& chart : report.report->form->charts) charts.add(chart);
  charts.add_categories(counts);
  return charts.take();
}

}  // namespace gazette
