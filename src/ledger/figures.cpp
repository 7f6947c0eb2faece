#include "ledger/figures.hpp"

#include "ledger/layout.hpp"

#include <algorithm>

namespace gazette {

namespace {

using Cells = std::vector<std::pair<CellIndex, std::string>>;

std::int64_t outcome_sum(const LedgerCounts& counts, std::size_t outcome) {
  std::int64_t sum = 0;
  for (const auto& applicant : counts.applicants) sum += applicant.outcomes[outcome];
  return sum;
}

void add_row(Cells& cells, const FormTable& table, const LedgerLayout& layout, std::optional<std::size_t> row,
             const std::vector<std::int64_t>& numbers) {
  if (!row || table.rows[*row].total) return;
  for (std::size_t i = 0; i < numbers.size(); ++i)
    cells.push_back({{layout.table, *row, layout.applicants[i]}, std::to_string(numbers[i])});
}

void add_requests(Cells& cells, const LedgerCounts& counts, const FormTable& table, const LedgerLayout& layout) {
  const auto each = [&](const auto& number_of) {
    std::vector<std::int64_t> numbers;
    for (const auto& applicant : counts.applicants) numbers.push_back(number_of(applicant));
    return numbers;
  };
  const auto add = [&](std::optional<std::size_t> row, std::int64_t ApplicantCounts::*part) {
    add_row(cells, table, layout, row, each([&](const ApplicantCounts& one) { return one.*part; }));
  };
  add(layout.received, &ApplicantCounts::received);
  if (!counts.is_first_year) add(layout.carried_in, &ApplicantCounts::carried_in);
  add(layout.handled, &ApplicantCounts::handled);
  add(layout.carried_out, &ApplicantCounts::carried_out);
  for (std::size_t i = 0; i < layout.outcomes.size(); ++i)
    add_row(cells, table, layout, layout.outcomes[i],
            each([&](const ApplicantCounts& one) { return one.outcomes[i]; }));
}

void add_appeals(Cells& cells, const LedgerCounts& counts, const FormTable& table, const AppealsLayout& layout) {
  for (std::size_t row = 0; row < layout.rows.size(); ++row) {
    if (!layout.rows[row] || table.rows[*layout.rows[row]].total) continue;
    for (std::size_t i = 0; i < layout.results.size(); ++i)
      cells.push_back({{layout.table, *layout.rows[row], layout.results[i]}, std::to_string(counts.appeals[row][i])});
  }
}

}  // namespace

std::vector<NamedMeasure> ledger_figures(const LedgerCounts& counts, const Form& form) {
  const auto known = [](std::int64_t number) { return LedgerMeasure{std::to_string(number), {}}; };
  const auto sum = [&](std::int64_t ApplicantCounts::*part) { return known(counts.sum(part)); };
  const LedgerMeasure first_year{{}, "the ledger knows no request from before the year"};
  std::vector<NamedMeasure> figures = {
      {"requests.received.year", sum(&ApplicantCounts::received)},
      {"requests.carried_in", counts.is_first_year ? first_year : sum(&ApplicantCounts::carried_in)},
      {"requests.answered", sum(&ApplicantCounts::handled)},
      {"requests.carried_out", sum(&ApplicantCounts::carried_out)},
      {"requests.reply_rate", counts.rate},
      {"requests.median_days", counts.median_days},
      {"requests.longest_days", counts.longest_days},
      {"requests.overdue", counts.overdue},
      {"requests.extended", known(counts.extended)},
  };
  const auto layout = ledger_layout(form);
  for (std::size_t i = 0; layout && i < layout->outcomes.size(); ++i)
    figures.push_back({"requests.outcome." + form.tables[layout->table].rows[layout->outcomes[i]].key,
                       known(outcome_sum(counts, i))});
  return figures;
}

std::vector<std::pair<CellIndex, std::string>> ledger_cells(const LedgerCounts& counts, const Form& form) {
  Cells cells;
  const auto layout = ledger_layout(form);
  if (!layout) return cells;
  add_requests(cells, counts, form.tables[layout->table], *layout);
  if (layout->appeals) add_appeals(cells, counts, form.tables[layout->appeals->table], *layout->appeals);
  std::sort(cells.begin(), cells.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  return cells;
}

}  // namespace gazette
