#pragma once
// Counts a ledger by living through every day of it, as an office would: each morning post comes in, answers go out,
// a clock ticks for each open request. Written without a look at the implementation that it checks: no intervals are
// compared, only what is on the desk on each day.

#include "model/calendar.hpp"
#include "model/ledger.hpp"
#include "unit/ledger/form.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace gazette::ledger_test {

/// What a year's report would say, by address of the cell or name of the measure. Cells that are missing are 0;
/// measures that are missing are not known.
struct SimulatedYear {
  std::map<std::string, long> cells;
  std::map<std::string, std::string> measures;
};

/// Days of work as a set, and the years of which nothing is known.
class NaiveCalendar {
 public:
  explicit NaiveCalendar(const std::vector<CalendarYear>& years) {
    for (const auto& one : years) {
      known_.insert(one.year);
      free_.insert(one.holidays.begin(), one.holidays.end());
      worked_.insert(one.working_weekends.begin(), one.working_weekends.end());
    }
  }
  bool knows(const Date& day) const { return known_.contains(day.year); }
  bool works(const Date& day) const {
    const auto since_thursday = ((days_since_epoch(day) % 7) + 7) % 7;  // 1970-01-01 was one
    const bool is_weekend = since_thursday == 2 || since_thursday == 3;
    return is_weekend ? worked_.contains(day) : !free_.contains(day);
  }

 private:
  std::set<int> known_;
  std::set<Date> free_, worked_;
};

class Office {
 public:
  Office(const Ledger& ledger, const std::vector<CalendarYear>& calendar, int limit, int extension)
      : calendar_(calendar), limit_(limit), extension_(extension) {
    for (const auto& request : ledger.requests) files_.emplace_back(request);
  }

  /// By year; from a year before the first to the last.
  std::map<int, SimulatedYear> live(int first, int last) {
    std::map<int, SimulatedYear> years;
    for (auto day = days_since_epoch({first, 1, 1}); day < days_since_epoch({last + 1, 1, 1}); ++day) {
      const auto today = date_from_days(day);
      if (today.month == 1 && today.day == 1) begin(years[today.year]);
      for (auto& file : files_) work_on(file, today, years[today.year]);
      if (today.month == 12 && today.day == 31) end(years[today.year]);
    }
    return years;
  }

 private:
  struct Trial {
    const LedgerCase* facts = nullptr;
    Date filed, closed;
    bool is_running = false, was_running = false;
    std::string decided;  ///< in this year
  };

  struct File {
    explicit File(const LedgerRequest& one)
        : request(&one), review(trial(one, one.review)), suit(trial(one, one.suit)) {}

    /// Days that the ledger leaves out, as docs/FORMS.md says.
    static Trial trial(const LedgerRequest& request, const LedgerCase& facts) {
      Trial out;
      out.facts = &facts;
      out.filed = request.answered ? *request.answered : request.received;
      if (facts.closed && *facts.closed < out.filed) out.filed = *facts.closed;
      if (facts.filed) out.filed = *facts.filed;
      out.closed = facts.closed ? *facts.closed : out.filed;
      return out;
    }

    const LedgerRequest* request;
    Trial review, suit;
    bool is_open = false, was_on_desk = false, is_late = false;
    bool is_limit_unknown = false, is_time_unknown = false;
    long ticks = 0;
    std::optional<long> took;  ///< answered in this year
  };

  void begin(SimulatedYear& year) {
    for (auto& file : files_) {
      file.was_on_desk = file.is_open;
      file.took.reset();
      if (file.is_open) ++year.cells["t3.c." + file.request->applicant];
      for (auto* trial : {&file.review, &file.suit}) {
        trial->was_running = trial->is_running;
        trial->decided.clear();
      }
    }
  }

  void work_on(File& file, const Date& today, SimulatedYear& year) {
    const auto& request = *file.request;
    const bool arrives = request.received == today;
    if (arrives) {
      file.is_open = file.was_on_desk = true;
      ++year.cells["t3.n." + request.applicant];
    }
    if (file.is_open) tick(file, today, arrives);
    if (file.is_open && request.answered == today) answer(file, year);
    if (file.is_open) look_at_limit(file);
    for (auto* trial : {&file.review, &file.suit}) follow(*trial, today);
  }

  void tick(File& file, const Date& today, bool arrives) const {
    if (arrives) return;
    if (!calendar_.knows(today)) file.is_time_unknown = true;
    else if (calendar_.works(today)) ++file.ticks;
  }

  void answer(File& file, SimulatedYear& year) const {
    const auto& request = *file.request;
    file.is_open = false;
    file.took = std::max(file.ticks - request.paused.value_or(0), 0L);
    ++year.cells["t3." + request.outcome + "." + request.applicant];
    if (request.extended == true) ++year.cells["extended"];
  }

  /// In the evening of a day on which it is still open.
  void look_at_limit(File& file) const {
    const auto& request = *file.request;
    const long limit = limit_ + (request.extended == true ? extension_ : 0) + request.paused.value_or(0);
    if (file.is_late) return;
    if (file.is_time_unknown) file.is_limit_unknown = true;
    else if (file.ticks >= limit) file.is_late = true;
  }

  static void follow(Trial& trial, const Date& today) {
    if (trial.facts->result.empty()) return;
    if (trial.filed == today) trial.is_running = trial.was_running = true;
    if (!trial.is_running || trial.facts->result == "pending" || trial.closed != today) return;
    trial.is_running = false;
    trial.decided = trial.facts->result;
  }

  void end(SimulatedYear& year) {
    for (const auto& file : files_) {
      if (file.is_open) ++year.cells["t3.z." + file.request->applicant];
      if (file.review.was_running) ++year.cells["t4.review." + result_of(file.review)];
      const std::string row = file.review.facts->result.empty() ? "suit_direct" : "suit_after";
      if (file.suit.was_running) ++year.cells["t4." + row + "." + result_of(file.suit)];
    }
    measure_times(year);
    measure_overdue(year);
  }

  static std::string result_of(const Trial& trial) { return trial.decided.empty() ? "pending" : trial.decided; }

  void measure_times(SimulatedYear& year) const {
    std::multiset<long> times;
    bool is_known = true;
    for (const auto& file : files_) {
      if (!file.took) continue;
      times.insert(*file.took);
      if (file.is_time_unknown) is_known = false;
    }
    if (!is_known || times.empty()) return;
    year.measures["longest_days"] = std::to_string(*times.rbegin());
    while (times.size() > 2) {
      times.erase(times.begin());
      times.erase(std::prev(times.end()));
    }
    const long doubled = *times.begin() + *times.rbegin();
    year.measures["median_days"] = std::to_string(doubled / 2) + (doubled % 2 == 1 ? ".5" : "");
  }

  void measure_overdue(SimulatedYear& year) const {
    long overdue = 0;
    for (const auto& file : files_) {
      if (!file.was_on_desk) continue;
      if (file.is_limit_unknown) return;
      if (file.is_late) ++overdue;
    }
    year.measures["overdue"] = std::to_string(overdue);
  }

  NaiveCalendar calendar_;
  int limit_, extension_;
  std::vector<File> files_;
};

}  // namespace gazette::ledger_test
