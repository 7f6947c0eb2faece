// Figures of different years are the same figure when they have the same address, whatever the form: keys are for ever.

#include "pages/report_comparison.hpp"

#include "pages/report_tables.hpp"
#include "report/figure_text.hpp"
#include "report/rule_evaluation.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace gazette {

namespace {

constexpr std::size_t k_small_table = 3;  // columns that are compared one by one
constexpr std::string_view k_minus = "\xE2\x88\x92";

/// The columns that stand for a table.
std::vector<std::size_t> headline_columns(const FormTable& table) {
  std::vector<std::size_t> columns;
  for (std::size_t i = 0; i < table.columns.size(); ++i)
    if (table.columns[i].total && !table.has_component_rows) columns.push_back(i);
  if (!columns.empty()) return columns;
  if (!table.has_component_rows && table.columns.size() > k_small_table) return columns;
  for (std::size_t i = 0; i < column_count(table); ++i) columns.push_back(i);
  return columns;
}

const Cell* find_value(const ReportEntry& report, const std::string& address) {
  const auto at = find_cell(*report.report->form, address);
  if (!at) return nullptr;
  const auto& cell = cell_at(report.result.figures, *at);
  return cell.state == CellState::blank ? nullptr : &cell;
}

std::string printed_at(const SiteValues& values, const ReportEntry& report, const std::string& address) {
  const auto at = find_cell(*report.report->form, address);
  return at ? figure_with_unit(values, *report.report->form, report.result.figures, *at) : std::string();
}

/// `+5`, `−3`, `0`; empty where one of them is no number.
std::string difference_text(const Cell& now, const Cell& before) {
  const auto a = number_of(now), b = number_of(before);
  if (!a || !b || a->is_below_one || b->is_below_one) return {};
  const auto difference = a->value.minus(b->value);
  if (!difference) return {};
  auto text = decimal_text(*difference, 9);
  if (text.starts_with('-')) return std::string(k_minus) + text.substr(1);
  return text == "0" ? text : "+" + text;
}

/// The row alone where only total columns stand for the table.
std::string headline_label(const SiteValues& values, const Form& form, const CellIndex& at) {
  const auto& table = form.tables[at.table];
  const bool is_total = at.column < table.columns.size() && table.columns[at.column].total && !table.has_component_rows;
  const bool is_overall = table.has_component_rows && !table.columns.empty();
  const auto& language = values.site().config.language;
  if (is_total) return label_in(short_label_of(table.rows[at.row]), language);
  if (!is_overall) return cell_label(values, form, at);
  auto label = label_in(short_label_of(table.columns[at.column]), language);
  for (auto group = table.columns[at.column].group; group != k_no_group; group = table.column_groups[group].parent)
    label = label_in(table.column_groups[group].label, language) + values.word("cell_separator") + label;
  return label;
}

Value compared_row(const SiteValues& values, const ReportEntry& report, const CellIndex& at) {
  const auto& form = *report.report->form;
  const auto address = address_of(form, at);
  const auto* now = find_value(report, address);
  const auto* before = find_value(*report.previous, address);
  Record record;
  record.set("label", headline_label(values, form, at));
  record.set("now", Value::text_or_absent(printed_at(values, report, address)));
  record.set("before", Value::text_or_absent(printed_at(values, *report.previous, address)));
  record.set("difference", now && before ? Value::text_or_absent(difference_text(*now, *before)) : Value());
  return record;
}

// ── all years ────────────────────────────────────────────────────────────────────────────────────────────────────

/// One body's reports, newest first, one for each year.
using BodyReports = std::vector<const ReportEntry*>;

std::map<std::string, BodyReports> reports_by_body(const Site& site) {
  std::map<std::string, BodyReports> bodies;
  for (const auto& report : site.reports) {
    auto& reports = bodies[report.entry->item->issuer];
    if (report.entry->item->withdrawn) continue;
    if (reports.empty() || reports.back()->report->year != report.report->year) reports.push_back(&report);
  }
  std::erase_if(bodies, [](const auto& body) { return body.second.size() < 2; });
  return bodies;
}

/// A figure through the years.
struct YearRow {
  std::string label;
  std::vector<std::string> figures;  ///< one for each report, empty where it has none
};

class BodyComparison {
 public:
  BodyComparison(const SiteValues& values, const BodyReports& reports) : values_(values), reports_(reports) {}

  List sections() {
    List list;
    std::set<std::string> forms;
    for (const auto* report : reports_)
      if (forms.insert(report->report->form->id).second) add_section(*report, list);
    return list;
  }

 private:
  /// The figures of one form that no newer form has.
  void add_section(const ReportEntry& report, List& list) {
    const auto& form = *report.report->form;
    List tables;
    for (std::size_t table = 0; table < form.tables.size(); ++table) {
      auto rows = rows_of(form, table);
      if (rows.empty()) continue;
      add_table(form.tables[table], rows, tables);
    }
    if (tables.empty()) return;
    Record section;
    section.set("title", label_in(form.title, language()));
    section.set("basis", Value::text_or_absent(form.basis));
    section.set("tables", std::move(tables));
    list.emplace_back(std::move(section));
  }

  std::vector<YearRow> rows_of(const Form& form, std::size_t table) {
    std::vector<YearRow> rows;
    for (const auto& at : headline_cells(form, table)) {
      const auto address = address_of(form, at);
      if (!shown_.insert(address).second) continue;
      YearRow row{headline_label(values_, form, at), {}};
      for (const auto* report : reports_) row.figures.push_back(printed_at(values_, *report, address));
      const bool is_given =
          std::any_of(row.figures.begin(), row.figures.end(), [](const auto& one) { return !one.empty(); });
      if (is_given) rows.push_back(std::move(row));
    }
    return rows;
  }

  /// Years in which the table has no figure at all get no column.
  void add_table(const FormTable& table, const std::vector<YearRow>& rows, List& list) const {
    std::vector<std::size_t> used;
    for (std::size_t i = 0; i < reports_.size(); ++i)
      if (std::any_of(rows.begin(), rows.end(), [&](const YearRow& row) { return !row.figures[i].empty(); }))
        used.push_back(i);
    List years, lines;
    for (const auto i : used)
      years.push_back(values_.link(std::to_string(reports_[i]->report->year), reports_[i]->entry->item->route));
    for (const auto& row : rows) {
      List cells;
      for (const auto i : used) {
        Record cell;
        cell.set("text", Value::text_or_absent(row.figures[i]));
        cells.emplace_back(std::move(cell));
      }
      Record line;
      line.set("label", row.label);
      line.set("cells", std::move(cells));
      lines.emplace_back(std::move(line));
    }
    Record record;
    record.set("title", label_in(table.title, language()));
    record.set("years", std::move(years));
    record.set("rows", std::move(lines));
    list.emplace_back(std::move(record));
  }

  const std::string& language() const { return values_.site().config.language; }

  const SiteValues& values_;
  const BodyReports& reports_;
  std::set<std::string> shown_;  ///< addresses
};

}  // namespace

std::vector<CellIndex> headline_cells(const Form& form, std::size_t number) {
  const auto& table = form.tables[number];
  std::vector<CellIndex> cells;
  if (table.kind == TableKind::records) return cells;
  const auto columns = headline_columns(table);
  for (std::size_t row = table.has_component_rows ? table.rows.size() - 1 : 0; row < table.rows.size(); ++row)
    for (const auto column : columns)
      if (is_numeric(format_of(table, row, column).type)) cells.push_back({number, row, column});
  return cells;
}

List year_comparison(const SiteValues& values, const ReportEntry& report) {
  List list;
  if (!report.previous) return list;
  const auto& form = *report.report->form;
  for (std::size_t table = 0; table < form.tables.size(); ++table) {
    List rows;
    for (const auto& at : headline_cells(form, table))
      if (find_value(*report.previous, address_of(form, at))) rows.push_back(compared_row(values, report, at));
    if (rows.empty()) continue;
    Record record;
    record.set("title", label_in(form.tables[table].title, values.site().config.language));
    record.set("rows", std::move(rows));
    list.emplace_back(std::move(record));
  }
  return list;
}

bool has_comparison(const Site& site) { return !reports_by_body(site).empty(); }

Route comparison_route(const Site& site) {
  for (const auto& category : site.categories) {
    const auto& file = *category->file;
    if (file.column == Column::reports || file.key == "reports") return {file.route.path + "comparison/"};
  }
  return {"reports/comparison/"};
}

void add_comparison_names(const SiteValues& values, Record& record) {
  const auto bodies = reports_by_body(values.site());
  List list;
  for (const auto& [issuer, reports] : bodies) {
    Record body;
    body.set("title", bodies.size() > 1 ? Value(values.issuer_name(*reports.front()->entry->item)) : Value());
    body.set("sections", BodyComparison(values, reports).sections());
    list.emplace_back(std::move(body));
  }
  record.set("bodies", std::move(list));
}

}  // namespace gazette
