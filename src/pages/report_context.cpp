#include "pages/report_context.hpp"

#include "pages/body_html.hpp"
#include "pages/report_charts.hpp"
#include "pages/report_checks.hpp"
#include "pages/report_comparison.hpp"
#include "pages/report_tables.hpp"
#include "report/computed.hpp"

#include <algorithm>
#include <array>

namespace gazette {

namespace {

Value site_count(const SiteValues& values, const ReportEntry& report, const CellIndex& at,
                 const std::string& computed) {
  const auto& form = *report.report->form;
  const auto& row = form.tables[at.table].rows[at.row];
  const auto& declared = cell_at(report.report->figures, at);
  const auto& unit = format_of(form.tables[at.table], at.row, 0).unit;
  Record record;
  record.set("label", label_in(row.label, values.site().config.language));
  record.set("declared", Value::text_or_absent(declared.text));
  record.set("computed", computed);
  record.set("differs", declared.state == CellState::value && declared.text != computed);
  record.set("unit", Value::text_or_absent(unit));
  return record;
}

List site_counts(const SiteValues& values, const ReportEntry& report) {
  List list;
  const auto& tables = report.report->form->tables;
  for (std::size_t table = 0; table < tables.size(); ++table) {
    for (std::size_t row = 0; row < tables[table].rows.size(); ++row) {
      const auto computed = report.result.named.find(tables[table].rows[row].computed);
      if (computed != report.result.named.end())
        list.push_back(site_count(values, report, {table, row, 0}, computed->second));
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

/// What the request ledger tells of the year; empty without one.
List request_measures(const SiteValues& values, const ReportEntry& report) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 9> k_measures = {{
      {"requests.received.year", "requests_received"},
      {"requests.carried_in", "requests_carried_in"},
      {"requests.answered", "requests_answered"},
      {"requests.carried_out", "requests_carried_out"},
      {"requests.reply_rate", "requests_reply_rate"},
      {"requests.median_days", "requests_median_days"},
      {"requests.longest_days", "requests_longest_days"},
      {"requests.extended", "requests_extended"},
      {"requests.overdue", "requests_overdue"},
  }};
  List list;
  for (const auto& [name, word] : k_measures) {
    const auto figure = report.result.named.find(name);
    const bool is_known = figure != report.result.named.end();
    if (!is_known && !report.result.unjudged.contains(name)) continue;
    Record record;
    record.set("label", values.word(std::string(word)));
    record.set("text", is_known ? Value(figure->second) : Value());
    list.emplace_back(std::move(record));
  }
  return list;
}

/// The text in parts, a table after each where the text says `{{t3}}`.
void add_text(const SiteValues& values, const ReportEntry& report, Record& record) {
  const auto& tables = report.report->form->tables;
  std::vector<bool> is_placed(tables.size(), false);
  List parts, rest;
  for (auto& part : body_parts(values.site(), *report.entry->item, report)) {
    Record each;
    each.set("body", Value::text_or_absent(part.html));
    each.set("table", part.table ? report_table(values, report, *part.table, part.heading) : Value());
    if (part.table) is_placed[*part.table] = true;
    parts.emplace_back(std::move(each));
  }
  for (std::size_t table = 0; table < tables.size(); ++table)
    if (!is_placed[table]) rest.push_back(report_table(values, report, table));
  record.set("parts", std::move(parts));
  record.set("tables", std::move(rest));
}

Value form_record(const SiteValues& values, const ReportEntry& report) {
  const auto& form = *report.report->form;
  const auto period = period_of(form, report.report->year);
  Record record;
  record.set("id", form.id);
  record.set("title", label_in(form.title, values.site().config.language));
  record.set("basis", Value::text_or_absent(form.basis));
  record.set("note", Value::text_or_absent(form.note));
  record.set("first_day", period ? Value(iso_date(period->first)) : Value());
  record.set("last_day", period ? Value(iso_date(period->last)) : Value());
  return record;
}

}  // namespace

void add_report_names(const SiteValues& values, const Page& page, Record& record) {
  const auto& site = values.site();
  const auto& report = *page.report;
  const auto counts = count_published(site, reported_period(*report.report));
  List others;
  for (const auto& other : site.reports) {
    if (other.entry != page.entry)
      others.push_back(values.link(std::to_string(other.report->year), other.entry->item->route));
  }
  record.set("year", std::to_string(report.report->year));
  record.set("form", form_record(values, report));
  add_text(values, report, record);
  add_check_names(values, report, record);
  record.set("comparison", year_comparison(values, report));
  record.set("requests", request_measures(values, report));
  record.set("charts", report_charts(values, report, counts));
  record.set("site_counts", site_counts(values, report));
  record.set("by_category", labelled(values, counts_by_category(site, counts)));
  record.set("by_channel", labelled(values, counts_by_channel(counts)));
  record.set("figures_url", values.url({page.route.path + "figures.json"}));
  record.set("checks_url", values.url({page.route.path + "checks.csv"}));
  record.set("other_years", std::move(others));
}

void add_reports_names(const SiteValues& values, Record& record) {
  List list;
  for (const auto& report : values.site().reports) {
    const auto& item = *report.entry->item;
    Record card;
    card.set("title", item.title);
    card.set("url", values.url(item.route));
    card.set("year", std::to_string(report.report->year));
    card.set("date", item.published ? Value(iso_date(item.published->date)) : Value());
    card.set("datetime", item.published ? Value(rfc3339(*item.published)) : Value());
    card.set("form_title", label_in(report.report->form->title, values.site().config.language));
    list.emplace_back(std::move(card));
  }
  record.set("reports", std::move(list));
  record.set("comparison_url",
             has_comparison(values.site()) ? Value(values.url(comparison_route(values.site()))) : Value());
}

}  // namespace gazette
