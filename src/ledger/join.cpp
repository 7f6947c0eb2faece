// Requests are found again by number and day of receipt. A second index, by number and reporting year of receipt,
// finds the request that was copied with another day. Files come in the order of their years, so "later" is "now".

#include "ledger/join.hpp"

#include "base/text.hpp"
#include "ledger/faults.hpp"
#include "ledger/names.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace gazette {

namespace {

/// The year in which the reporting year around `date` begins, when all begin on the month and day of `begins`.
int reporting_year(const Date& date, const Date& begins) {
  const bool is_before = std::pair(date.month, date.day) < std::pair(begins.month, begins.day);
  return is_before ? date.year - 1 : date.year;
}

template <typename T>
void take_if_given(std::optional<T>& kept, const std::optional<T>& later) {
  if (later) kept = later;
}

void take_if_given(std::string& kept, const std::string& later) {
  if (!later.empty()) kept = later;
}

void take_if_given(LedgerCase& kept, const LedgerCase& later) {
  take_if_given(kept.result, later.result);
  take_if_given(kept.filed, later.filed);
  take_if_given(kept.closed, later.closed);
}

LedgerRequest merged(LedgerRequest kept, const LedgerRequest& later) {
  take_if_given(kept.outcome, later.outcome);
  take_if_given(kept.answered, later.answered);
  take_if_given(kept.extended, later.extended);
  take_if_given(kept.paused, later.paused);
  take_if_given(kept.review, later.review);
  take_if_given(kept.suit, later.suit);
  kept.place = later.place;
  return kept;
}

bool differ(const std::string& a, const std::string& b) { return !a.empty() && !b.empty() && a != b; }

bool results_differ(const std::string& earlier, const std::string& later) {
  return earlier != k_pending_result && differ(earlier, later);
}

std::string day_text(const std::optional<Date>& date) { return date ? iso_date(*date) : std::string(); }

class LedgerJoin {
 public:
  explicit LedgerJoin(Diagnostics& diagnostics) : diagnostics_(diagnostics) {}

  void add(LedgerFile file) {
    if (ledger_.years.empty() || ledger_.years.back() != file.year) ledger_.years.push_back(file.year);
    for (auto& request : file.requests) add(std::move(request), file.begins);
  }

  Ledger take() { return std::move(ledger_); }

 private:
  void add(LedgerRequest request, const Date& begins) {
    const auto next = ledger_.requests.size();
    const auto [same, is_new] = by_day_.try_emplace({request.number, request.received}, next);
    if (!is_new) return join(ledger_.requests[same->second], request);
    const auto [near, is_first] =
        by_year_.try_emplace({request.number, reporting_year(request.received, begins)}, next);
    if (!is_first) {
      const auto& earlier = ledger_.requests[near->second];
      conflict(request, earlier, "was received", iso_date(request.received), iso_date(earlier.received));
    }
    ledger_.requests.push_back(std::move(request));
  }

  void join(LedgerRequest& kept, const LedgerRequest& later) {
    if (has_conflicts(kept, later)) return;
    const auto earlier = std::exchange(kept, merged(kept, later));
    for (auto& fault : request_faults(kept))
      report(ledger_error(std::move(fault.rule), std::move(fault.message), later.place, std::move(fault.help)),
             earlier);
  }

  bool has_conflicts(const LedgerRequest& earlier, const LedgerRequest& later) {
    const auto before = diagnostics_.entries().size();
    const auto answered = day_text(later.answered);
    const auto answered_before = day_text(earlier.answered);
    if (differ(earlier.applicant, later.applicant))
      conflict(later, earlier, "has the applicant", later.applicant, earlier.applicant);
    if (differ(earlier.outcome, later.outcome))
      conflict(later, earlier, "has the outcome", later.outcome, earlier.outcome);
    if (differ(answered_before, answered)) conflict(later, earlier, "was answered", answered, answered_before);
    if (results_differ(earlier.review.result, later.review.result))
      conflict(later, earlier, "has the review", later.review.result, earlier.review.result);
    if (results_differ(earlier.suit.result, later.suit.result))
      conflict(later, earlier, "has the suit", later.suit.result, earlier.suit.result);
    return diagnostics_.entries().size() != before;
  }

  void conflict(const LedgerRequest& later, const LedgerRequest& earlier, const std::string& what,
                const std::string& now, const std::string& before) {
    report(ledger_error("ledger-conflict",
                        "the request " + quoted(later.number) + " " + what + " " + quoted(now) + " here and " +
                            quoted(before) + " in an earlier file",
                        later.place, "say the same in both, or leave it blank in the one that is not about it"),
           earlier);
  }

  void report(Error error, const LedgerRequest& earlier) {
    error.notes.push_back({"the earlier file has it here", earlier.place});
    diagnostics_.add_error(std::move(error));
  }

  Diagnostics& diagnostics_;
  Ledger ledger_;
  std::map<std::pair<std::string, Date>, std::size_t> by_day_;
  std::map<std::pair<std::string, int>, std::size_t> by_year_;
};

}  // namespace

Ledger join_ledgers(std::vector<LedgerFile> files, Diagnostics& diagnostics) {
  std::stable_sort(files.begin(), files.end(),
                   [](const LedgerFile& a, const LedgerFile& b) { return a.year < b.year; });
  LedgerJoin join(diagnostics);
  for (auto& file : files) join.add(std::move(file));
  return join.take();
}

}  // namespace gazette
