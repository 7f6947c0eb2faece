#include "report/complete_reports.hpp"

#include "ledger/counts.hpp"
#include "ledger/figures.hpp"
#include "report/computed.hpp"
#include "report/report_facts.hpp"
#include "report/run_checks.hpp"
#include "report/totals.hpp"

#include <map>

namespace gazette {

namespace {

/// Sets a blank cell, or notes that a declared one differs.
void apply_computed(const CellIndex& at, CellOrigin origin, const std::string& text, ReportResult& result) {
  auto& table = result.figures.tables[at.table];
  auto& cell = table.cells[at.row * table.columns + at.column];
  if (cell.state == CellState::blank) {
    cell.state = CellState::value;
    cell.origin = origin;
    cell.text = text;
  } else if (cell.state == CellState::value && cell.text != text) {
    result.differences.push_back({at, origin, cell.text, text});
  }
}

/// Cells hold a percentage without its sign.
std::string without_sign(std::string text) {
  if (text.ends_with('%')) text.pop_back();
  return text;
}

/// Rows of one-column tables that name a figure of the site or of the ledger.
void apply_named(const Form& form, ReportResult& result) {
  for (std::size_t table = 0; table < form.tables.size(); ++table) {
    const auto& rows = form.tables[table].rows;
    for (std::size_t row = 0; row < rows.size(); ++row) {
      const auto figure = result.named.find(rows[row].computed);
      if (rows[row].computed.empty() || figure == result.named.end()) continue;
      const auto origin = figure->first.starts_with("requests.") ? CellOrigin::ledger : CellOrigin::site;
      apply_computed({table, row, 0}, origin, without_sign(figure->second), result);
    }
  }
}

/// Forms bound once, however many reports use them.
class BoundForms {
 public:
  explicit BoundForms(Diagnostics& diagnostics) : diagnostics_(diagnostics) {}

  /// Null when a component's key takes a name away from the form's rules, which is reported.
  const BoundForm* of(const std::shared_ptr<const Form>& form) {
    const auto [found, is_new] = bound_.try_emplace(form.get());
    if (is_new) found->second = bind_form(*form, diagnostics_);
    return found->second ? &*found->second : nullptr;
  }

 private:
  Diagnostics& diagnostics_;
  std::map<const Form*, std::optional<BoundForm>> bound_;
};

class Completion {
 public:
  Completion(Site& site, Diagnostics& diagnostics) : site_(site), diagnostics_(diagnostics), forms_(diagnostics) {}

  void run() {
    for (auto report = site_.reports.rbegin(); report != site_.reports.rend(); ++report) complete(*report);
  }

 private:
  void complete(ReportEntry& entry) {
    const auto& report = *entry.report;
    const auto& form = *report.form;
    auto& result = entry.result;
    result.figures = report.figures;
    result.named = published_figures(count_published(site_, reported_period(report)));
    count_ledger(entry);
    apply_named(form, result);
    const auto* bound = forms_.of(report.form);
    if (!bound) return;
    const auto facts = report_facts(site_.config, *entry.entry->item, report);
    auto faults = fill_totals(form, *bound, facts, result.figures, result.differences);
    const RuleInput input{form, result.figures, entry.previous ? entry.previous->report->form.get() : nullptr,
                          entry.previous ? &entry.previous->result.figures : nullptr, facts};
    result.checks = run_checks(*bound, input, entry.entry->item->report->notes, faults);
    for (auto& fault : faults) report_fault(std::move(fault), entry);
  }

  void count_ledger(ReportEntry& entry) {
    const auto& report = *entry.report;
    if (!report.ledger) return;
    const auto counts = count_requests(*report.ledger, *report.form, site_.config.calendar, report.year);
    if (!counts) return;
    for (auto& [name, measure, sign] : ledger_figures(*counts, *report.form)) {
      if (measure.value) entry.result.named.emplace(std::move(name), measure.value->append(sign));
      else entry.result.unjudged.emplace(std::move(name), std::move(measure.reason));
    }
    for (const auto& [at, figure] : ledger_cells(*counts, *report.form))
      apply_computed(at, CellOrigin::ledger, figure, entry.result);
    for (const auto& note : counts->unplaced) report_unplaced(note, entry);
  }

  void report_unplaced(const Note& note, const ReportEntry& entry) {
    diagnostics_.add_error(
        {ErrorKind::content,
         "unplaced-request",
         "the report on " + std::to_string(entry.report->year) + " cannot count this request: " + note.message,
         note.place,
         "write it in the words of the form " + entry.report->form->id,
         {}});
  }

  void report_fault(Error fault, const ReportEntry& entry) {
    const auto& item = *entry.entry->item;
    fault.notes.push_back(
        {"with the figures of the report on " + std::to_string(entry.report->year), place_of(item, "report")});
    if (fault.place.file.empty()) fault.place = {entry.report->form->file, {}};
    diagnostics_.add_error(std::move(fault));
  }

  Site& site_;
  Diagnostics& diagnostics_;
  BoundForms forms_;
};

}  // namespace

Site complete_reports(Site site, Diagnostics& diagnostics) {
  Completion(site, diagnostics).run();
  return site;
}

}  // namespace gazette
