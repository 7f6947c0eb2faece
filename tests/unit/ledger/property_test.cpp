// What a ledger comes to, compared with an office that lives through it day by day, for a thousand random ledgers.

#include "ledger/counts.hpp"
#include "ledger/figures.hpp"
#include "ledger/join.hpp"
#include "support/catch.hpp"
#include "unit/ledger/random.hpp"
#include "unit/ledger/simulation.hpp"

#include <map>

using namespace gazette;
using namespace gazette::ledger_test;

namespace {

constexpr unsigned k_ledgers = 1000;

struct Fixture {
  Ledger ledger;
  std::vector<CalendarYear> calendar;
};

Fixture fixture(unsigned seed) {
  RandomLedger random(seed);
  auto ledger = random.ledger();
  return {std::move(ledger), random.calendar()};
}

using Cells = std::map<std::string, std::string>;

Cells cells_of(const LedgerCounts& counts, const Form& form) {
  Cells cells;
  for (const auto& [cell, text] : ledger_cells(counts, form)) cells[address_of(form, cell)] = text;
  return cells;
}

/// Only differences are told, as Catch would spend most of the time on the rest.
void compare(const std::string& what, const std::string& counted, const std::string& simulated) {
  if (counted == simulated) return;
  INFO(what);
  CHECK(counted == simulated);
}

void compare_cells(const LedgerCounts& counts, const Form& form, SimulatedYear& year) {
  for (const auto& [address, text] : cells_of(counts, form))
    compare(address, text, std::to_string(year.cells[address]));
}

std::map<std::string, std::string> measures_of(const LedgerCounts& counts, const Form& form) {
  std::map<std::string, std::string> figures;
  for (const auto& [name, measure, sign] : ledger_figures(counts, form))
    figures[name] = measure.value.value_or("unknown");
  return figures;
}

void compare_measures(const LedgerCounts& counts, const Form& form, SimulatedYear& year) {
  auto figures = measures_of(counts, form);
  for (const std::string name : {"median_days", "longest_days", "overdue"}) {
    const auto found = year.measures.find(name);
    compare(name, figures["requests." + name], found == year.measures.end() ? "unknown" : found->second);
  }
  compare("extended", figures["requests.extended"], std::to_string(year.cells["extended"]));
}

std::int64_t total_of(const ApplicantCounts& one) {
  std::int64_t sum = 0;
  for (const auto outcome : one.outcomes) sum += outcome;
  return sum;
}

/// I1 and I2 of the form, in every column.
bool is_balanced(const LedgerCounts& counts) {
  return std::all_of(counts.applicants.begin(), counts.applicants.end(), [](const ApplicantCounts& one) {
    return one.received + one.carried_in == one.handled + one.carried_out && one.handled == total_of(one);
  });
}

/// I4: what one year carries out the next carries in, in every column.
bool follows(const LedgerCounts& before, const LedgerCounts& after) {
  for (std::size_t i = 0; i < after.applicants.size(); ++i)
    if (after.applicants[i].carried_in != before.applicants[i].carried_out) return false;
  return true;
}

std::string csv_date(const std::optional<Date>& date) { return date ? iso_date(*date) : std::string(); }

/// The case as far as it is known on `day`.
std::string csv_case(const LedgerCase& one, const Date& day) {
  if (one.result.empty() || one.filed.value_or(day) > day) return ",,";
  if (!one.closed || *one.closed <= day) return one.result + "," + csv_date(one.filed) + "," + csv_date(one.closed);
  return one.filed ? "pending," + csv_date(one.filed) + "," : ",,";
}

/// The request as a file that is closed on `day` states it.
std::string csv_request(const LedgerRequest& request, const Date& day) {
  auto line = request.number + "," + iso_date(request.received) + "," + request.applicant + ",";
  const bool is_answered = request.answered && *request.answered <= day;
  line += is_answered ? request.outcome + "," + csv_date(request.answered) : ",";
  line += request.extended ? (*request.extended ? ",是" : ",否") : ",";
  line += "," + (request.paused ? std::to_string(*request.paused) : std::string());
  return line + "," + csv_case(request.review, day) + "," + csv_case(request.suit, day) + "\n";
}

/// One file for each year, each with all requests received up to its end: the last, closed far later, knows the rest.
std::vector<std::string> yearly_files(const Ledger& ledger) {
  std::vector<std::string> files;
  for (const int year : ledger.years) {
    const Date closes = {year == k_last_year ? 2100 : year, 12, 31};
    std::string text =
        "编号,收到日期,申请人类型,办理结果,答复日期,是否延期,不计入期限的工作日,行政复议,review_filed,review_closed,"
        "行政诉讼,"
        "suit_filed,suit_closed\n";
    for (const auto& request : ledger.requests)
      if (request.received <= Date{year, 12, 31}) text += csv_request(request, closes);
    files.push_back(std::move(text));
  }
  return files;
}

}  // namespace

TEST_CASE("the counts of a thousand random ledgers are those of an office that lives through them day by day") {
  const auto form = form_2021();
  std::map<std::string, int> seen;
  for (unsigned seed = 0; seed < k_ledgers; ++seed) {
    INFO("seed " << seed);
    const auto [ledger, calendar] = fixture(seed);
    auto years = Office(ledger, calendar, 20, 20).live(k_first_year - 1, k_last_year);
    for (int year = k_first_year; year <= k_last_year; ++year) {
      INFO("year " << year);
      const auto counts = count_requests(ledger, form, calendar, year);
      REQUIRE(counts);
      compare_cells(*counts, form, years[year]);
      compare_measures(*counts, form, years[year]);
      ++seen[counts->overdue.value ? (*counts->overdue.value == "0" ? "none overdue" : "overdue") : "not judged"];
      seen["carried in"] += counts->sum(&ApplicantCounts::carried_in) > 0 ? 1 : 0;
      seen["half days"] += counts->median_days.value.value_or("").ends_with(".5") ? 1 : 0;
      for (const auto& row : counts->appeals) seen["appeals"] += std::count(row.begin(), row.end(), 0) < 4 ? 1 : 0;
    }
  }
  for (const auto* what : {"none overdue", "overdue", "not judged", "carried in", "half days", "appeals"}) {
    INFO(what);
    CHECK(seen[what] > 100);  // else the ledgers would not put the counting to the test
  }
}

TEST_CASE("the identities of the form hold in every column of every random ledger, and from year to year") {
  const auto form = form_2021();
  int unbalanced = 0, torn = 0;
  for (unsigned seed = 0; seed < k_ledgers; ++seed) {
    const auto [ledger, calendar] = fixture(seed);
    std::optional<LedgerCounts> before;
    for (int year = k_first_year; year <= k_last_year; ++year) {
      auto counts = count_requests(ledger, form, calendar, year);
      REQUIRE(counts);
      if (!is_balanced(*counts)) ++unbalanced;
      if (before && !follows(*before, *counts)) ++torn;
      before = std::move(counts);
    }
  }
  CHECK(unbalanced == 0);
  CHECK(torn == 0);
}

TEST_CASE("figures that reports cite are the sums of the cells of their row") {
  const auto form = form_2021();
  const std::map<std::string, std::string> rows = {{"requests.received.year", "n"},
                                                   {"requests.carried_in", "c"},
                                                   {"requests.carried_out", "z"},
                                                   {"requests.outcome.b8", "b8"}};
  for (unsigned seed = 0; seed < k_ledgers; ++seed) {
    const auto [ledger, calendar] = fixture(seed);
    const auto counts = count_requests(ledger, form, calendar, k_last_year);
    std::map<std::string, long> sums;
    for (const auto& [cell, text] : ledger_cells(*counts, form))
      if (cell.table == 0) sums[form.tables[0].rows[cell.row].key] += std::stol(text);
    for (const auto& [name, measure, sign] : ledger_figures(*counts, form))
      if (rows.contains(name)) compare(name, measure.value.value_or("unknown"), std::to_string(sums[rows.at(name)]));
  }
}

TEST_CASE("a ledger kept in yearly files that repeat what goes on counts as the whole does") {
  const auto form = form_2021();
  for (unsigned seed = 0; seed < k_ledgers; ++seed) {
    INFO("seed " << seed);
    const auto [ledger, calendar] = fixture(seed);
    const auto texts = yearly_files(ledger);
    std::vector<LedgerFile> files;
    Diagnostics diagnostics;
    for (std::size_t i = 0; i < texts.size(); ++i)
      files.push_back(read_ledger(form, {"ledger.csv", texts[i], ledger.years[i]}, diagnostics));
    const auto joined = join_ledgers(std::move(files), diagnostics);
    for (const auto& entry : diagnostics.entries()) UNSCOPED_INFO(entry.error.message);
    REQUIRE(diagnostics.empty());
    REQUIRE(joined.requests.size() == ledger.requests.size());
    for (int year = k_first_year; year <= k_last_year; ++year) {
      const auto whole = count_requests(ledger, form, calendar, year);
      const auto parts = count_requests(joined, form, calendar, year);
      REQUIRE(cells_of(*whole, form) == cells_of(*parts, form));
      REQUIRE(measures_of(*whole, form) == measures_of(*parts, form));
    }
  }
}
