// One pass over the requests. Each that concerns the year (received up to its end, not answered before it begins) is on
// one side received or carried in, and on the other side handled or carried out: so the two sides are equal.

#include "ledger/counts.hpp"

#include "base/text.hpp"
#include "ledger/layout.hpp"

#include <algorithm>
#include <string>

namespace gazette {

namespace {

bool has_year(const Ledger& ledger, int year) {
  return std::find(ledger.years.begin(), ledger.years.end(), year) != ledger.years.end();
}

/// The last day of which an earlier file tells; nothing when there is none.
std::optional<Date> end_of_earlier_files(const Ledger& ledger, const Form& form, int year) {
  const auto next = std::lower_bound(ledger.years.begin(), ledger.years.end(), year);
  if (next == ledger.years.begin()) return std::nullopt;
  const auto period = period_of(form, *(next - 1));
  return period ? std::optional(period->last) : std::nullopt;
}

/// Whether nothing tells what was carried into the year: no file of the year before, and no request from the time of
/// which no file tells.
bool is_first_year(const Ledger& ledger, const Form& form, int year, const Date& first) {
  if (has_year(ledger, year - 1)) return false;
  const auto end = end_of_earlier_files(ledger, form, year);
  return std::none_of(ledger.requests.begin(), ledger.requests.end(), [&](const LedgerRequest& request) {
    return request.received < first && (!end || request.received > *end);
  });
}

/// When a case was filed and, if it was, decided, with what the ledger does not say filled in.
struct CaseDates {
  Date filed;
  std::optional<Date> closed;
};

CaseDates dates_of(const LedgerRequest& request, const LedgerCase& one) {
  const auto assumed = request.answered.value_or(request.received);
  const auto filed = one.filed.value_or(one.closed ? std::min(assumed, *one.closed) : assumed);
  if (one.result == k_pending_result) return {filed, std::nullopt};
  return {filed, one.closed.value_or(filed)};
}

class RequestCounter {
 public:
  RequestCounter(const Form& form, const LedgerLayout& layout, LedgerCounts& counts)
      : form_(form), layout_(layout), counts_(counts) {
    counts_.applicants.resize(layout.applicants.size());
    for (auto& applicant : counts_.applicants) applicant.outcomes.resize(layout.outcomes.size());
    if (layout.appeals)
      for (auto& row : counts_.appeals) row.resize(layout.appeals->results.size());
  }

  void count(const LedgerRequest& request) {
    count_request(request);
    if (!layout_.appeals) return;
    count_case(request, request.review, 0);
    count_case(request, request.suit, request.review.result.empty() ? 1 : 2);
  }

  const std::vector<const LedgerRequest*>& handled() const { return handled_; }
  const std::vector<const LedgerRequest*>& concerned() const { return concerned_; }

 private:
  void count_request(const LedgerRequest& request) {
    const auto& [first, last] = counts_.period;
    if (request.received > last || (request.answered && *request.answered < first)) return;
    const auto& table = form_.tables[layout_.table];
    const bool is_handled = request.answered && *request.answered <= last;
    const auto applicant = find_among(table.columns, layout_.applicants, request.applicant);
    const auto outcome = find_among(table.rows, layout_.outcomes, request.outcome);
    if (!applicant) return leave_out(request, "applicant", request.applicant);
    if (is_handled && !outcome) return leave_out(request, "outcome", request.outcome);
    auto& counts = counts_.applicants[*applicant];
    ++(request.received < first ? counts.carried_in : counts.received);
    ++(is_handled ? counts.handled : counts.carried_out);
    concerned_.push_back(&request);
    if (!is_handled) return;
    ++counts.outcomes[*outcome];
    handled_.push_back(&request);
    if (request.extended.value_or(false)) ++counts_.extended;
  }

  void count_case(const LedgerRequest& request, const LedgerCase& one, std::size_t row) {
    if (one.result.empty()) return;
    const auto& [first, last] = counts_.period;
    const auto [filed, closed] = dates_of(request, one);
    if (filed > last || (closed && *closed < first)) return;
    const auto key = closed && *closed <= last ? std::string_view(one.result) : k_pending_result;
    const auto result = find_among(form_.tables[layout_.appeals->table].columns, layout_.appeals->results, key);
    if (!result || !layout_.appeals->rows[row]) return leave_out(request, "place for the result", key);
    ++counts_.appeals[row][*result];
  }

  void leave_out(const LedgerRequest& request, std::string_view what, std::string_view key) {
    counts_.unplaced.push_back({"request " + quoted(request.number) + ": the form " + form_.id + " has no " +
                                    std::string(what) + " " + quoted(key),
                                request.place});
  }

  const Form& form_;
  const LedgerLayout& layout_;
  LedgerCounts& counts_;
  std::vector<const LedgerRequest*> handled_;    ///< answered within the year
  std::vector<const LedgerRequest*> concerned_;  ///< those and the ones carried out
};

}  // namespace

std::int64_t LedgerCounts::sum(std::int64_t ApplicantCounts::*part) const {
  std::int64_t sum = 0;
  for (const auto& applicant : applicants) sum += applicant.*part;
  return sum;
}

std::optional<LedgerCounts> count_requests(const Ledger& ledger, const Form& form,
                                           const std::vector<CalendarYear>& calendar, int year) {
  const auto layout = ledger_layout(form);
  const auto period = period_of(form, year);
  if (!layout || !period || !has_year(ledger, year)) return std::nullopt;
  LedgerCounts counts;
  counts.year = year;
  counts.period = *period;
  counts.is_first_year = is_first_year(ledger, form, year, period->first);
  RequestCounter counter(form, *layout, counts);
  for (const auto& request : ledger.requests) counter.count(request);
  counts.rate = reply_rate(counts.sum(&ApplicantCounts::handled),
                           counts.sum(&ApplicantCounts::received) + counts.sum(&ApplicantCounts::carried_in));
  const auto times = reply_times(calendar, counter.handled());
  counts.median_days = times.median_days;
  counts.longest_days = times.longest_days;
  counts.overdue = overdue_requests(calendar, *form.ledger, counter.concerned(), period->last);
  return counts;
}

}  // namespace gazette
