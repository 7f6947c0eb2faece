#include "ledger/measures.hpp"

#include "support/catch.hpp"

using namespace gazette;

namespace {

// 2024 begins on a Monday. The first is a holiday, Saturday the sixth is worked.
const std::vector<CalendarYear> k_calendar = {{2024, {{2024, 1, 1}}, {{2024, 1, 6}}}, {2025, {}, {}}};
const LedgerRule k_rule = {"t3", "n", "c", "t", "z", "t4", 5, 3};

LedgerRequest request(Date received, std::optional<Date> answered) {
  LedgerRequest out;
  out.received = received;
  out.answered = answered;
  return out;
}

ReplyTimes times_of(const std::vector<LedgerRequest>& requests) {
  std::vector<const LedgerRequest*> pointers;
  for (const auto& one : requests) pointers.push_back(&one);
  return reply_times(k_calendar, pointers);
}

LedgerMeasure overdue(const LedgerRequest& request, Date last = {2024, 12, 31}) {
  return overdue_requests(k_calendar, k_rule, {&request}, last);
}

}  // namespace

TEST_CASE("the reply rate is exact before it is rounded to one decimal") {
  CHECK(reply_rate(1, 1).value == "100");
  CHECK(reply_rate(0, 3).value == "0");
  CHECK(reply_rate(2, 3).value == "66.7");
  CHECK(reply_rate(1, 16).value == "6.3");
  CHECK(reply_rate(5, 8).value == "62.5");
}

TEST_CASE("there is no reply rate where there was nothing to answer") {
  CHECK_FALSE(reply_rate(0, 0).value);
  CHECK(reply_rate(0, 0).reason == "there was no request to answer");
}

TEST_CASE("an answer takes the working days after receipt up to its own, without the paused ones") {
  auto one = request({2024, 1, 1}, Date{2024, 1, 8});
  CHECK(times_of({one}).longest_days.value == "6");  // Tuesday to Friday, the worked Saturday, Monday
  one.paused = 4;
  CHECK(times_of({one}).longest_days.value == "2");
  one.paused = 40;
  CHECK(times_of({one}).longest_days.value == "0");
  CHECK(times_of({request({2024, 1, 3}, Date{2024, 1, 3})}).longest_days.value == "0");
}

TEST_CASE("the median of an even number of answers may be a half day") {
  const auto two = times_of({request({2024, 1, 15}, Date{2024, 1, 16}), request({2024, 1, 15}, Date{2024, 1, 17})});
  CHECK(two.median_days.value == "1.5");
  CHECK(two.longest_days.value == "2");
  const auto three = times_of({request({2024, 1, 15}, Date{2024, 1, 19}), request({2024, 1, 15}, Date{2024, 1, 16}),
                               request({2024, 1, 15}, Date{2024, 1, 17})});
  CHECK(three.median_days.value == "2");
  CHECK(three.longest_days.value == "4");
}

TEST_CASE("reply times are not judged without an answer or without the calendar of each year") {
  CHECK(times_of({}).median_days.reason == "no request was answered");
  const auto missing = times_of({request({2024, 1, 2}, Date{2024, 1, 3}), request({2022, 12, 1}, Date{2024, 1, 3})});
  CHECK_FALSE(missing.median_days.value);
  CHECK_FALSE(missing.longest_days.value);
  CHECK(missing.longest_days.reason == "the calendar of working days lacks 2022, 2023");
}

TEST_CASE("an answer on the last day of the limit is in time, one on the next day is not") {
  CHECK(overdue(request({2024, 1, 15}, Date{2024, 1, 22})).value == "0");
  CHECK(overdue(request({2024, 1, 15}, Date{2024, 1, 23})).value == "1");
  CHECK(overdue(request({2024, 1, 12}, Date{2024, 1, 20})).value == "1");  // the limit was Friday, it is Saturday
}

TEST_CASE("an extension and paused days make the limit longer") {
  auto one = request({2024, 1, 15}, Date{2024, 1, 25});
  CHECK(overdue(one).value == "1");
  one.extended = true;
  CHECK(overdue(one).value == "0");
  one.extended = false;
  CHECK(overdue(one).value == "1");
  one.paused = 3;
  CHECK(overdue(one).value == "0");
  one.paused = 2;
  CHECK(overdue(one).value == "1");
}

TEST_CASE("an open request is overdue once the last day of its limit lies within the year") {
  CHECK(overdue(request({2024, 12, 24}, {})).value == "1");  // limit: 2024-12-31
  CHECK(overdue(request({2024, 12, 25}, {})).value == "0");
  CHECK(overdue(request({2024, 12, 25}, Date{2025, 6, 1})).value == "0");  // late, but not known at the year's end
}

TEST_CASE("the calendar is needed up to the limit or the answer, whichever comes first") {
  CHECK(overdue(request({2025, 12, 1}, Date{2026, 3, 1}), {2026, 12, 31}).value == "1");
  CHECK(overdue(request({2025, 12, 30}, Date{2025, 12, 31}), {2026, 12, 31}).value == "0");
  const auto unknown = overdue(request({2025, 12, 30}, Date{2026, 1, 20}), {2026, 12, 31});
  CHECK_FALSE(unknown.value);
  CHECK(unknown.reason == "the calendar of working days lacks 2026");
  CHECK(overdue_requests({}, k_rule, {}, {2026, 12, 31}).value == "0");
}

TEST_CASE("only years that were needed are called missing") {
  const auto open = overdue(request({2022, 12, 31}, {}), {2023, 12, 31});
  CHECK(open.reason == "the calendar of working days lacks 2023");
  CHECK(times_of({request({2022, 12, 31}, Date{2023, 1, 5})}).median_days.reason ==
        "the calendar of working days lacks 2023");
}
