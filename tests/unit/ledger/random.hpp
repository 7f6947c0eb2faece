#pragma once
// Random request ledgers and calendars for property tests: the same for the same seed on every machine.

#include "base/date.hpp"
#include "model/calendar.hpp"
#include "model/ledger.hpp"
#include "unit/ledger/form.hpp"

#include <array>
#include <random>
#include <string>
#include <vector>

namespace gazette::ledger_test {

inline constexpr int k_first_year = 2020;
inline constexpr int k_last_year = 2024;

class RandomLedger {
 public:
  explicit RandomLedger(unsigned seed) : engine_(seed) {}

  Ledger ledger() {
    Ledger out;
    for (int year = k_first_year; year <= k_last_year; ++year) out.years.push_back(year);
    const int count = below(25);
    const bool has_earlier = below(2) == 0;
    for (int i = 0; i < count; ++i) out.requests.push_back(request(i, has_earlier));
    return out;
  }

  /// Mostly whole, sometimes without one of its years.
  std::vector<CalendarYear> calendar() {
    std::vector<CalendarYear> out;
    const int missing = below(3) == 0 ? k_first_year - 1 + below(7) : 0;
    for (int year = k_first_year - 2; year <= k_last_year + 3; ++year)
      if (year != missing) out.push_back(calendar_year(year));
    return out;
  }

 private:
  int below(int end) { return static_cast<int>(engine_() % static_cast<unsigned>(end)); }

  std::optional<Date> after(const Date& date, int most_days) {
    return date_from_days(days_since_epoch(date) + below(most_days + 1));
  }

  /// Often a few days, sometimes years, in between about the limits of the law.
  int delay() {
    const std::array<int, 4> most = {3, 40, 90, 1500};
    return below(most[static_cast<std::size_t>(below(4))]);
  }

  LedgerRequest request(int index, bool has_earlier) {
    static const std::vector<std::string> applicants = {"nat", "com", "sci", "pub", "law", "oth"};
    static const std::vector<std::string> outcomes = {"a1", "a2", "b1", "b8", "d1", "d3", "e1", "e5", "f1", "f3"};
    LedgerRequest out;
    out.number = std::to_string(index + 1);
    const int first = k_first_year - (has_earlier ? 1 : 0);
    out.received = *after({first, 1, 1}, 366 * (k_last_year - first + 1) - 3);
    if (out.received.year > k_last_year) out.received = {k_last_year, 12, 31};
    out.applicant = applicants[static_cast<std::size_t>(below(6))];
    if (below(5) != 0) {
      out.answered = after(out.received, delay());
      out.outcome = outcomes[static_cast<std::size_t>(below(10))];
    }
    if (below(3) == 0) out.extended = below(4) != 0;
    if (below(4) == 0) out.paused = below(16);
    add_cases(out);
    out.place = {"ledger", {index + 1, 1, 1}};
    return out;
  }

  void add_cases(LedgerRequest& request) {
    const auto from = request.answered.value_or(request.received);
    if (below(3) == 0) request.review = one_case(below(4) == 0 ? request.received : from);
    const auto reviewed = request.review.filed.value_or(from);
    if (below(3) == 0) request.suit = one_case(std::max(reviewed, from));
  }

  LedgerCase one_case(const Date& from) {
    static const std::vector<std::string> results = {"upheld", "corrected", "other", "pending"};
    LedgerCase out{results[static_cast<std::size_t>(below(4))], {}, {}};
    if (below(4) != 0) out.filed = after(from, delay());
    if (out.result != "pending" && below(4) != 0) out.closed = after(out.filed.value_or(from), delay());
    return out;
  }

  CalendarYear calendar_year(int year) {
    CalendarYear out{year, {}, {}};
    for (auto day = days_since_epoch({year, 1, 1}); day < days_since_epoch({year + 1, 1, 1}); ++day) {
      const auto date = date_from_days(day);
      const bool is_weekend = weekday_of(date) == 0 || weekday_of(date) == 6;
      if (below(20) == 0) (is_weekend ? out.working_weekends : out.holidays).push_back(date);
    }
    return out;
  }

  std::mt19937 engine_;
};

}  // namespace gazette::ledger_test
