#include "ledger/reader.hpp"

#include "base/text.hpp"
#include "ledger/faults.hpp"
#include "ledger/layout.hpp"
#include "ledger/names.hpp"
#include "ledger/rows.hpp"
#include "ledger/values.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace gazette {

namespace {

bool is_readable(const LedgerRow& row) {
  return std::none_of(row.cells.begin(), row.cells.end(), [](const LedgerCell& cell) { return cell.is_faulty; });
}

class LedgerReader {
 public:
  LedgerReader(const Form& form, const LedgerLayout& layout, DateRange period, Diagnostics& diagnostics)
      : form_(form), layout_(layout), period_(period), diagnostics_(diagnostics) {}

  std::vector<LedgerRequest> read(std::vector<LedgerRow> rows) {
    std::vector<LedgerRequest> requests;
    for (auto& row : rows) {
      auto request = read_row(row);
      const bool is_first = report_duplicate(request);
      const bool is_possible = !report_faults(row, request);
      if (is_first && is_possible && is_readable(row)) requests.push_back(std::move(request));
    }
    return requests;
  }

 private:
  LedgerRequest read_row(LedgerRow& row) {
    const auto& table = form_.tables[layout_.table];
    LedgerValues values(row, diagnostics_);
    LedgerRequest request;
    request.place = row.cell(LedgerField::number).place;
    request.number = values.text(LedgerField::number);
    request.received = values.date(LedgerField::received).value_or(Date{});
    request.applicant =
        values.line(LedgerField::applicant, {table.columns, layout_.applicants, table.column_groups}, "applicant");
    request.outcome = values.line(LedgerField::outcome, {table.rows, layout_.outcomes, table.row_groups}, "outcome");
    request.answered = values.date(LedgerField::answered);
    request.extended = values.flag(LedgerField::extended);
    request.paused = values.days(LedgerField::paused);
    request.review = {result(values, LedgerField::review), values.date(LedgerField::review_filed),
                      values.date(LedgerField::review_closed)};
    request.suit = {result(values, LedgerField::suit), values.date(LedgerField::suit_filed),
                    values.date(LedgerField::suit_closed)};
    return request;
  }

  std::string result(LedgerValues& values, LedgerField field) const {
    static const FormTable no_table;
    static const std::vector<std::size_t> no_results;
    const auto& appeals = layout_.appeals;
    const auto& table = appeals ? form_.tables[appeals->table] : no_table;
    return values.line(field, {table.columns, appeals ? appeals->results : no_results, table.column_groups}, "result");
  }

  /// Whether the number is new in the file.
  bool report_duplicate(const LedgerRequest& request) {
    if (request.number.empty()) return true;
    const auto [first, is_new] = numbers_.try_emplace(request.number, request.place);
    if (is_new) return true;
    auto error =
        ledger_error("duplicate-request", "the request " + quoted(request.number) + " is there twice", request.place,
                     "give each request one line; where numbers start again every year, write the year before them");
    error.notes.push_back({"the first one is here", first->second});
    diagnostics_.add_error(std::move(error));
    return false;
  }

  /// Whether there are contradictions; those with a field that could not be read are none.
  bool report_faults(const LedgerRow& row, const LedgerRequest& request) {
    const auto are_readable = [&](LedgerField a, LedgerField b) {
      return !row.cell(a).is_faulty && !row.cell(b).is_faulty;
    };
    bool has_faults = false;
    for (auto& fault : request_faults(request)) {
      if (!are_readable(fault.field, fault.other)) continue;
      diagnostics_.add_error(ledger_error(std::move(fault.rule), std::move(fault.message), row.cell(fault.field).place,
                                          std::move(fault.help)));
      has_faults = true;
    }
    return report_late_receipt(row.cell(LedgerField::received), request.received) || has_faults;
  }

  bool report_late_receipt(const LedgerCell& cell, const Date& received) {
    if (cell.is_faulty || received <= period_.last) return false;
    diagnostics_.add_error(ledger_error("received-after-year",
                                        "the request was received on " + iso_date(received) +
                                            ", after the year of this file ended on " + iso_date(period_.last),
                                        cell.place, "move it to the file of its year"));
    return true;
  }

  const Form& form_;
  const LedgerLayout& layout_;
  DateRange period_;
  Diagnostics& diagnostics_;
  std::map<std::string, Place> numbers_;
};

}  // namespace

LedgerFile read_ledger(const Form& form, const LedgerSource& source, Diagnostics& diagnostics) {
  const DateRange calendar_year = {{source.year, 1, 1}, {source.year, 12, 31}};
  const auto period = period_of(form, source.year).value_or(calendar_year);
  LedgerFile out{source.year, period.first, {}};
  const auto layout = ledger_layout(form);
  if (!layout) {
    diagnostics.add_error(ledger_error(
        "form-without-ledger",
        "the form " + form.id + " for " + std::to_string(source.year) + " cannot be filled from a request ledger",
        {source.file, {}}, "give the form a [ledger], or take the file out"));
    return out;
  }
  auto rows = source.file.ends_with(".toml") ? ledger_rows_from_toml(source.file, source.text, diagnostics)
                                             : ledger_rows_from_csv(source.file, source.text, diagnostics);
  out.requests = LedgerReader(form, *layout, period, diagnostics).read(std::move(rows));
  return out;
}

}  // namespace gazette
