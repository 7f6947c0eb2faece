#include "pages/report_context.hpp"

#include "report/computed.hpp"

namespace gazette {

namespace {

Value report_cell(const SiteValues& values, const Cell& cell) {
  Record record;
  record.set("text", cell.state == CellState::not_applicable ? Value(values.word("not_applicable"))
                                                             : Value::text_or_absent(cell.text));
  record.set("is_blank", cell.state == CellState::blank);
  return record;
}

Value report_table(const SiteValues& values, const Page& page, const FormTable& table) {
  const auto& report = *page.report->report;
  const auto& language = values.site().config.language;
  List columns, rows;
  for (const auto& column : table.columns) {
    Record record;
    record.set("label", Value::text_or_absent(label_in(column.label, language)));
    record.set("key", column.key);
    columns.emplace_back(std::move(record));
  }
  for (const auto& row : table.rows) {
    List cells;
    for (std::size_t i = 0; i < column_count(table); ++i)
      cells.push_back(report_cell(values, cell_at(report.figures, figure_address(table, row, i))));
    Record record;
    record.set("label", label_in(row.label, language));
    record.set("key", row.key);
    record.set("unit", Value::text_or_absent(row.unit));
    record.set("cells", std::move(cells));
    rows.emplace_back(std::move(record));
  }
  Record record;
  record.set("title", label_in(table.title, language));
  record.set("key", table.key);
  record.set("csv_url", values.url({page.route.path + table.key + ".csv"}));
  record.set("is_single_column", column_count(table) == 1);
  record.set("columns", std::move(columns));
  record.set("rows", std::move(rows));
  return record;
}

Value site_count(const SiteValues& values, const Report& report, const FormTable& table, const FormRow& row,
                 const std::string& computed) {
  const auto& declared = cell_at(report.figures, figure_address(table, row, 0));
  Record record;
  record.set("label", label_in(row.label, values.site().config.language));
  record.set("declared", Value::text_or_absent(declared.text));
  record.set("computed", computed);
  record.set("differs", declared.state == CellState::value && declared.text != computed);
  record.set("unit", Value::text_or_absent(row.unit));
  return record;
}

List site_counts(const SiteValues& values, const Report& report, const PublishedCounts& counts) {
  List list;
  for (const auto& table : report.form->tables) {
    for (const auto& row : table.rows) {
      if (row.computed.empty()) continue;
      if (const auto computed = computed_figure(counts, row.computed))
        list.push_back(site_count(values, report, table, row, *computed));
    }
  }
  return list;
}

List labelled(const SiteValues& values, const std::vector<LabelledCount>& counts) {
  List list;
  for (const auto& [label, count, category] : counts) {
    Record record;
    record.set("title", label);
    record.set("url", category ? Value(values.url(category->file->route)) : Value());
    record.set("count", std::to_string(count));
    record.set("summary", Value());
    list.emplace_back(std::move(record));
  }
  return list;
}

}  // namespace

void add_report_names(const SiteValues& values, const Page& page, Record& record) {
  const auto& site = values.site();
  const auto& report = *page.report->report;
  const auto counts = count_published(site, report.year);
  List tables, others;
  for (const auto& table : report.form->tables) tables.push_back(report_table(values, page, table));
  for (const auto& other : site.reports) {
    if (other.entry != page.entry)
      others.push_back(values.link(std::to_string(other.report->year), other.entry->item->route));
  }
  record.set("year", std::to_string(report.year));
  record.set("form_title", label_in(report.form->title, site.config.language));
  record.set("form_basis", Value::text_or_absent(report.form->basis));
  record.set("tables", std::move(tables));
  record.set("site_counts", site_counts(values, report, counts));
  record.set("by_category", labelled(values, counts_by_category(site, counts)));
  record.set("by_channel", labelled(values, counts_by_channel(counts)));
  record.set("figures_url", values.url({page.route.path + "figures.json"}));
  record.set("other_years", std::move(others));
}

void add_reports_names(const SiteValues& values, Record& record) {
  List list;
  for (const auto& [entry, report] : values.site().reports) {
    const auto& item = *entry->item;
    Record card;
    card.set("title", item.title);
    card.set("url", values.url(item.route));
    card.set("year", std::to_string(report->year));
    card.set("date", item.published ? Value(iso_date(item.published->date)) : Value());
    card.set("datetime", item.published ? Value(rfc3339(*item.published)) : Value());
    card.set("form_title", label_in(report->form->title, values.site().config.language));
    list.emplace_back(std::move(card));
  }
  record.set("reports", std::move(list));
}

}  // namespace gazette
