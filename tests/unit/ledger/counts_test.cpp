#include "ledger/counts.hpp"

#include "ledger/figures.hpp"
#include "support/catch.hpp"
#include "unit/ledger/form.hpp"

#include <map>

using namespace gazette;
using namespace gazette::ledger_test;

namespace {

LedgerRequest request(Date received, std::string outcome = {}, std::optional<Date> answered = {},
                      std::string applicant = "nat") {
  LedgerRequest out;
  out.number = "1";
  out.received = received;
  out.applicant = std::move(applicant);
  out.outcome = std::move(outcome);
  out.answered = answered;
  out.place = {"2024.csv", {2, 1, 1}};
  return out;
}

LedgerCounts count(const std::vector<LedgerRequest>& requests, int year = 2024,
                   const std::vector<int>& years = {2023, 2024, 2025}) {
  const auto counts = count_requests({requests, years}, form_2021(), {}, year);
  REQUIRE(counts);
  return *counts;
}

/// The cells that are not 0, by address.
std::map<std::string, std::string> cells_of(const LedgerCounts& counts) {
  const auto form = form_2021();
  std::map<std::string, std::string> cells;
  for (const auto& [cell, text] : ledger_cells(counts, form))
    if (text != "0") cells[address_of(form, cell)] = text;
  return cells;
}

std::optional<std::string> figure(const LedgerCounts& counts, const std::string& name) {
  for (const auto& [known, measure] : ledger_figures(counts, form_2021()))
    if (known == name) return measure.value;
  FAIL(name + " is no figure");
  return {};
}

LedgerRequest with_review(LedgerCase review) {
  auto out = request({2022, 3, 1}, "a1", Date{2022, 4, 1});
  out.review = std::move(review);
  return out;
}

std::map<std::string, std::string> appeals_of(const LedgerRequest& request, int year) {
  return cells_of(count({request}, year, {2020, 2021, 2022, 2023, 2024, 2025}));
}

using Cells = std::map<std::string, std::string>;

}  // namespace

TEST_CASE("a request is received in its year, and handled or carried out at the end of it") {
  CHECK(cells_of(count({request({2024, 1, 1}, "a1", Date{2024, 12, 31})})) ==
        Cells{{"t3.n.nat", "1"}, {"t3.a1.nat", "1"}});
  CHECK(cells_of(count({request({2024, 12, 31}, "b4", Date{2025, 1, 1}, "law")})) ==
        Cells{{"t3.n.law", "1"}, {"t3.z.law", "1"}});
}

TEST_CASE("a request from before is carried in unless it was answered before, and may be carried out again") {
  CHECK(cells_of(count({request({2023, 12, 31}, "f3", Date{2024, 1, 1})})) ==
        Cells{{"t3.c.nat", "1"}, {"t3.f3.nat", "1"}});
  CHECK(cells_of(count({request({2019, 5, 5})})) == Cells{{"t3.c.nat", "1"}, {"t3.z.nat", "1"}});
  CHECK(cells_of(count({request({2023, 5, 5}, "a1", Date{2023, 12, 31})})).empty());
  CHECK(cells_of(count({request({2025, 1, 1})})).empty());
}

TEST_CASE("every cell that is no total is filled, zeros included, in the form's order") {
  const auto cells = ledger_cells(count({}), form_2021());
  CHECK(cells.size() == 24 * 6 + 3 * 4);  // without t and total
  CHECK(std::is_sorted(cells.begin(), cells.end()));
  CHECK(cells.front().second == "0");
}

TEST_CASE("a handled row that is no total is filled too") {
  auto form = form_2021();
  const auto row = find_line(form.tables[0].rows, "t");
  form.tables[0].rows[*row].total.reset();
  const auto counts = count_requests({{request({2024, 1, 1}, "a1", Date{2024, 2, 1})}, {2024}}, form, {}, 2024);
  const auto cells = ledger_cells(*counts, form);
  const std::pair<CellIndex, std::string> wanted = {{0, *row, 0}, "1"};
  CHECK(std::count(cells.begin(), cells.end(), wanted) == 1);
}

TEST_CASE("a review counts from the year in which it was filed to that in which it is decided") {
  const auto review = with_review({"corrected", Date{2022, 6, 1}, Date{2024, 2, 1}});
  CHECK_FALSE(appeals_of(review, 2021).contains("t4.review.pending"));
  CHECK(appeals_of(review, 2022).at("t4.review.pending") == "1");
  CHECK(appeals_of(review, 2023) == Cells{{"t4.review.pending", "1"}});
  CHECK(appeals_of(review, 2024) == Cells{{"t4.review.corrected", "1"}});
  CHECK(appeals_of(review, 2025).empty());
}

TEST_CASE("a pending review stays pending every year") {
  const auto review = with_review({"pending", Date{2023, 6, 1}, {}});
  CHECK(appeals_of(review, 2022).count("t4.review.pending") == 0);
  CHECK(appeals_of(review, 2023) == Cells{{"t4.review.pending", "1"}});
  CHECK(appeals_of(review, 2025) == Cells{{"t4.review.pending", "1"}});
}

TEST_CASE("a case without days is filed on the day of the answer, and closed when it is filed") {
  CHECK(appeals_of(with_review({"upheld", {}, {}}), 2022).at("t4.review.upheld") == "1");
  CHECK(appeals_of(with_review({"upheld", Date{2023, 1, 1}, {}}), 2023) == Cells{{"t4.review.upheld", "1"}});
  auto silent = request({2023, 3, 1});
  silent.review = {"other", {}, {}};
  CHECK(appeals_of(silent, 2023).at("t4.review.other") == "1");
  auto before_answer = request({2022, 3, 1}, "a1", Date{2024, 5, 1});
  before_answer.review = {"upheld", {}, Date{2023, 5, 1}};
  CHECK(appeals_of(before_answer, 2023).at("t4.review.upheld") == "1");
  CHECK_FALSE(appeals_of(before_answer, 2024).contains("t4.review.upheld"));
}

TEST_CASE("a suit follows a review when the request has one, else it is direct") {
  auto one = request({2024, 3, 1}, "a1", Date{2024, 3, 2});
  one.suit = {"upheld", Date{2024, 6, 1}, Date{2024, 7, 1}};
  CHECK(cells_of(count({one})).at("t4.suit_direct.upheld") == "1");
  one.review = {"upheld", Date{2024, 4, 1}, Date{2024, 5, 1}};
  const auto cells = cells_of(count({one}));
  CHECK(cells.at("t4.suit_after.upheld") == "1");
  CHECK(cells.at("t4.review.upheld") == "1");
  CHECK_FALSE(cells.contains("t4.suit_direct.upheld"));
}

TEST_CASE("in the first year of a ledger nothing tells what was carried in, unless an earlier request stands in it") {
  const auto first = count({request({2024, 1, 1})}, 2024, {2024});
  CHECK(first.is_first_year);
  CHECK_FALSE(figure(first, "requests.carried_in"));
  for (const auto& [cell, text] : ledger_cells(first, form_2021()))
    CHECK(address_of(form_2021(), cell).find("t3.c.") != 0);
  const auto with_earlier = count({request({2023, 12, 1})}, 2024, {2024});
  CHECK_FALSE(with_earlier.is_first_year);
  CHECK(figure(with_earlier, "requests.carried_in") == "1");
  CHECK_FALSE(count({}, 2025, {2024, 2025}).is_first_year);
}

TEST_CASE("after a gap in the files only a request from within the gap tells what was carried in") {
  CHECK(count({request({2022, 5, 1})}, 2024, {2022, 2024}).is_first_year);
  CHECK_FALSE(count({request({2023, 5, 1})}, 2024, {2022, 2024}).is_first_year);
}

TEST_CASE("a year without a file, or a form without ledger or period, has no counts rather than zeros") {
  const Ledger ledger = {{request({2024, 1, 1})}, {2024}};
  auto form = form_2021();
  CHECK(count_requests(ledger, form, {}, 2024));
  CHECK_FALSE(count_requests(ledger, form, {}, 2025));
  CHECK_FALSE(count_requests(ledger, form, {}, 2023));
  form.period.reset();
  CHECK_FALSE(count_requests(ledger, form, {}, 2024));
  CHECK_FALSE(count_requests(ledger, Form{}, {}, 2024));
}

TEST_CASE("a request whose keys are of another year's form is left out and named") {
  const auto counts = count({request({2024, 1, 1}, "f", Date{2024, 2, 1}), request({2024, 1, 1}, {}, {}, "ngo"),
                             request({2024, 1, 1}, "f", Date{2025, 2, 1})});
  REQUIRE(counts.unplaced.size() == 2);
  CHECK(counts.unplaced[0].message == "request \"1\": the form cn-2021 has no outcome \"f\"");
  CHECK(counts.unplaced[1].message == "request \"1\": the form cn-2021 has no applicant \"ngo\"");
  CHECK(counts.unplaced[0].place.file == "2024.csv");
  CHECK(cells_of(counts) == Cells{{"t3.n.nat", "1"}, {"t3.z.nat", "1"}});  // its outcome lies after the year
}

TEST_CASE("a pending case in a form without such a column is named") {
  auto form = form_2021();
  form.tables[1].columns.erase(form.tables[1].columns.begin() + 3);
  const auto counts = count_requests({{with_review({"pending", {}, {}})}, {2022}}, form, {}, 2022);
  REQUIRE(counts);
  REQUIRE(counts->unplaced.size() == 1);
  CHECK(counts->unplaced[0].message == "request \"1\": the form cn-2021 has no place for the result \"pending\"");
}

TEST_CASE("a form whose ledger has no appeals counts none") {
  auto form = form_2021();
  form.ledger->appeals.clear();
  const auto counts = count_requests({{with_review({"upheld", {}, {}})}, {2022}}, form, {}, 2022);
  REQUIRE(counts);
  CHECK(counts->unplaced.empty());
  CHECK(ledger_cells(*counts, form).size() == 24 * 6 - 6);
}

TEST_CASE("the year of a form with another period counts from its first day") {
  auto form = form_2021();
  form.period = FormPeriod{10, 1, true};
  const Ledger ledger = {{request({2023, 9, 30}), request({2023, 10, 1}), request({2024, 10, 1})}, {2023, 2024}};
  const auto counts = count_requests(ledger, form, {}, 2024);
  REQUIRE(counts);
  CHECK(counts->sum(&ApplicantCounts::carried_in) == 1);
  CHECK(counts->sum(&ApplicantCounts::received) == 1);
}

TEST_CASE("reports cite the sums over all applicants") {
  auto extended = request({2023, 12, 1}, "a1", Date{2024, 1, 2}, "com");
  extended.extended = true;
  auto still_open = request({2024, 5, 1});
  still_open.extended = true;
  const auto counts = count({extended, still_open, request({2024, 2, 1}, "a1", Date{2024, 2, 1})});
  CHECK(figure(counts, "requests.received.year") == "2");
  CHECK(figure(counts, "requests.carried_in") == "1");
  CHECK(figure(counts, "requests.answered") == "2");
  CHECK(figure(counts, "requests.carried_out") == "1");
  CHECK(figure(counts, "requests.reply_rate") == "66.7");
  CHECK(figure(counts, "requests.extended") == "1");
  CHECK(figure(counts, "requests.outcome.a1") == "2");
  CHECK(figure(counts, "requests.outcome.f3") == "0");
  CHECK_FALSE(figure(counts, "requests.median_days"));  // there is no calendar
  CHECK_FALSE(figure(counts, "requests.overdue"));
  CHECK(counts.median_days.reason == "the calendar of working days lacks 2023, 2024");
}
