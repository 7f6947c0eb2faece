// A request can be overdue for certain although the calendar ends before its answer: its limit lies earlier. So the
// limit is computed first. Where the calendar does not reach the limit but does reach the answer, the answer was
// earlier.

#include "ledger/measures.hpp"

#include "base/rational.hpp"
#include "base/text.hpp"

#include <algorithm>
#include <set>

namespace gazette {

namespace {

/// The years that are missing, as a reason.
class MissingYears {
 public:
  explicit MissingYears(const std::vector<CalendarYear>& calendar) : calendar_(calendar) {}

  void note(const Date& from, const Date& to) {
    for (int year = from.year; year <= to.year; ++year)
      if (std::none_of(calendar_.begin(), calendar_.end(), [&](const CalendarYear& one) { return one.year == year; }))
        missing_.insert(year);
  }

  bool empty() const { return missing_.empty(); }

  std::string reason() const {
    std::vector<std::string> years;
    for (const auto year : missing_) years.push_back(std::to_string(year));
    return std::string(k_calendar_lacks) + joined(years, ", ");
  }

 private:
  const std::vector<CalendarYear>& calendar_;
  std::set<int> missing_;
};

LedgerMeasure known(const Rational& number) { return {decimal_text(number, 1), {}}; }

/// `numbers` are sorted and not empty.
Rational median_of(const std::vector<int>& numbers) {
  const auto middle = numbers.size() / 2;
  if (numbers.size() % 2 == 1) return numbers[middle];
  const Rational sum = std::int64_t{numbers[middle - 1]} + numbers[middle];
  return sum.divided(2).value_or(sum);
}

/// Whether `reply` comes after the last day of the limit.
std::optional<bool> is_overdue(const std::vector<CalendarYear>& calendar, const LedgerRequest& request, int limit,
                               const Date& reply) {
  if (const auto end = date_after_working_days(calendar, request.received, limit)) return *end < reply;
  const bool is_within_calendar = working_days_between(calendar, request.received, day_before(reply)).has_value();
  return is_within_calendar ? std::optional(false) : std::nullopt;
}

}  // namespace

LedgerMeasure reply_rate(std::int64_t handled, std::int64_t to_handle) {
  const auto hundredfold = Rational(handled).times(100);
  const auto percent = hundredfold ? hundredfold->divided(to_handle) : std::nullopt;
  if (!percent) return {{}, "there was no request to answer"};
  return known(*percent);
}

ReplyTimes reply_times(const std::vector<CalendarYear>& calendar, const std::vector<const LedgerRequest*>& answered) {
  const auto unknown = [](const std::string& reason) { return ReplyTimes{{{}, reason}, {{}, reason}}; };
  if (answered.empty()) return unknown("no request was answered");
  MissingYears missing(calendar);
  std::vector<int> days;
  for (const auto* request : answered) {
    const auto passed = working_days_between(calendar, request->received, *request->answered);
    if (passed) days.push_back(std::max(*passed - request->paused.value_or(0), 0));
    else missing.note(day_after(request->received), *request->answered);
  }
  if (!missing.empty()) return unknown(missing.reason());
  std::sort(days.begin(), days.end());
  return {known(median_of(days)), known(days.back())};
}

LedgerMeasure overdue_requests(const std::vector<CalendarYear>& calendar, const LedgerRule& rule,
                               const std::vector<const LedgerRequest*>& requests, const Date& last) {
  MissingYears missing(calendar);
  std::int64_t overdue = 0;
  for (const auto* request : requests) {
    const int limit =
        rule.limit + (request->extended.value_or(false) ? rule.extension : 0) + request->paused.value_or(0);
    const auto reply = std::min(request->answered.value_or(day_after(last)), day_after(last));
    const auto is_late = is_overdue(calendar, *request, limit, reply);
    if (!is_late) missing.note(day_after(request->received), day_before(reply));
    else if (*is_late) ++overdue;
  }
  if (!missing.empty()) return {{}, missing.reason()};
  return known(overdue);
}

}  // namespace gazette
