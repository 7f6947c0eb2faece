// Random figures of table three of cn-2021 that keep its three identities always pass, and a change of any one of them
// is always found. Also measures what checking one report costs.

#include "base/text.hpp"
#include "report/run_checks.hpp"
#include "report/totals.hpp"
#include "support/catch.hpp"
#include "support/process.hpp"
#include "unit/report/small_form.hpp"

#include <algorithm>
#include <chrono>
#include <random>

using namespace gazette;

namespace {

constexpr int k_rounds = 1000;

class T3 {
 public:
  explicit T3(std::uint32_t seed) : random_(seed) {}

  /// Figures of a year that keep I1, I2 and I3.
  Figures figures() {
    auto out = blank_figures(*form_);
    const auto total = column("total");
    for (std::size_t i = 0; i < total; ++i) fill_column(out, i);
    for (const auto& row : table().rows) {
      std::int64_t sum = 0;
      for (std::size_t i = 0; i < total; ++i) sum += number(out, row.key, i);
      set(out, row.key, total, sum);
    }
    return out;
  }

  /// Another number in one cell that is not blank.
  void change_one(Figures& figures) {
    auto& cells = figures.tables[number_].cells;
    auto& cell = cells[below(cells.size())];
    REQUIRE(cell.state == CellState::value);
    const auto before = *parse_integer(cell.text);
    const auto step = static_cast<std::int64_t>(below(before + 10)) + 1;
    cell.text = std::to_string(before >= step && below(2) == 0 ? before - step : before + step);
  }

  /// The ids of the checks of table three that fail.
  std::vector<std::string> failed(const Figures& figures) const {
    std::vector<std::string> out;
    std::vector<Error> faults;
    const RuleFacts facts;
    for (const auto& result : run_checks(bound_, {*form_, figures, nullptr, nullptr, facts}, {}, faults))
      if (result.fails > 0) out.push_back(result.check->id);
    CHECK(faults.empty());
    return out;
  }

  std::size_t held(const Figures& figures) const {
    std::vector<Error> faults;
    const RuleFacts facts;
    std::size_t count = 0;
    for (const auto& result : run_checks(bound_, {*form_, figures, nullptr, nullptr, facts}, {}, faults))
      count += result.holds;
    return count;
  }

 private:
  const FormTable& table() const { return form_->tables[number_]; }
  std::size_t column(std::string_view key) const { return *find_line(table().columns, key); }

  // Not std::uniform_int_distribution: its numbers differ between libraries.
  template <typename Number>
  std::size_t below(Number bound) {
    return static_cast<std::size_t>(random_() % static_cast<std::uint32_t>(bound));
  }

  Cell& cell(Figures& figures, std::string_view row, std::size_t at) const {
    auto& there = figures.tables[number_];
    return there.cells[*find_line(table().rows, row) * there.columns + at];
  }
  void set(Figures& figures, std::string_view row, std::size_t at, std::int64_t value) const {
    auto& there = cell(figures, row, at);
    there.state = CellState::value;
    there.text = std::to_string(value);
  }
  std::int64_t number(Figures& figures, std::string_view row, std::size_t at) const {
    return *parse_integer(cell(figures, row, at).text);
  }

  /// Results first, then what was carried forward, then where both came from.
  void fill_column(Figures& figures, std::size_t at) {
    const std::size_t most = below(4) == 0 ? 1'000'000 : 40;
    std::int64_t handled = 0;
    for (const auto& row : table().rows) {
      const bool is_result = row.group != k_no_group && !row.total;
      if (!is_result) continue;
      const auto value = below(3) == 0 ? 0 : static_cast<std::int64_t>(below(most));
      set(figures, row.key, at, value);
      handled += value;
    }
    const auto forward = static_cast<std::int64_t>(below(most));
    const auto carried = static_cast<std::int64_t>(below(handled + forward + 1));
    set(figures, "t", at, handled);
    set(figures, "z", at, forward);
    set(figures, "c", at, carried);
    set(figures, "n", at, handled + forward - carried);
  }

  std::shared_ptr<const Form> form_ = built_in_form("cn-2021");
  BoundForm bound_ = bound_form(*form_);
  std::size_t number_ = *find_table(*form_, "t3");
  std::mt19937 random_;
};

}  // namespace

TEST_CASE("a thousand random years that keep the identities of table three pass them all") {
  T3 t3(20210930);
  for (int round = 0; round < k_rounds; ++round) {
    const auto figures = t3.figures();
    INFO("round " << round);
    CHECK(t3.failed(figures).empty());
    CHECK(t3.held(figures) == 39);  // 7 columns of I1 and of I2, 25 rows of I3
  }
}

TEST_CASE("a change of any one figure of table three is always found") {
  T3 t3(20190515);
  for (int round = 0; round < k_rounds; ++round) {
    auto figures = t3.figures();
    t3.change_one(figures);
    const auto failed = t3.failed(figures);
    INFO("round " << round);
    CHECK(std::find(failed.begin(), failed.end(), "I3") != failed.end());
    for (const auto& id : failed) CHECK((id == "I1" || id == "I2" || id == "I3"));
  }
}

TEST_CASE("a report left without its totals gets those that pass") {
  const auto form = built_in_form("cn-2021");
  const auto bound = bound_form(*form);
  T3 t3(4711);
  for (int round = 0; round < 100; ++round) {
    const auto whole = t3.figures();
    auto figures = whole;
    const auto number = *find_table(*form, "t3");
    const auto& table = form->tables[number];
    for (std::size_t i = 0; i < figures.tables[number].cells.size(); ++i)
      if (table.rows[i / 7].total || table.columns[i % 7].total) figures.tables[number].cells[i] = Cell{};
    std::vector<FigureDifference> differences;
    CHECK(fill_totals(*form, bound, {}, figures, differences).empty());
    CHECK(differences.empty());
    for (std::size_t i = 0; i < whole.tables[number].cells.size(); ++i)
      CHECK(figures.tables[number].cells[i].text == whole.tables[number].cells[i].text);
  }
}

TEST_CASE("checking one report of cn-2021", "[.bench]") {
  const auto form = built_in_form("cn-2021");
  const auto bound = bound_form(*form);
  const std::string folder = std::string(GAZETTE_SOURCE_DIR) + "/tests/golden/forms/cn-2021/";
  const auto figures = figures_of(*form, test::read_text(folder + "figures.toml"));
  const auto previous = figures_of(*form, test::read_text(folder + "previous.toml"));
  const RuleFacts facts = {{"report.year", {Rational(2024), false, false}},
                           {"report.year_in_title", {Rational(2024), false, false}},
                           {"body.makes_rules", {Rational(1), false, false}}};
  const RuleInput input{*form, figures, form.get(), &previous, facts};
  // Debian's Catch2 2 has no BENCHMARK in its compiled main.
  constexpr int k_runs = 2000;
  std::size_t checks = 0;
  std::vector<double> micros;
  for (int run = 0; run < k_runs; ++run) {
    std::vector<Error> faults;
    const auto start = std::chrono::steady_clock::now();
    checks += run_checks(bound, input, {}, faults).size();
    micros.push_back(std::chrono::duration<double, std::micro>(std::chrono::steady_clock::now() - start).count());
  }
  std::sort(micros.begin(), micros.end());
  WARN("checking one report of cn-2021: median " << micros[k_runs / 2] << " us, slowest of " << k_runs << ": "
                                                 << micros.back() << " us");
  CHECK(checks == k_runs * form->checks.size());
  CHECK(micros[k_runs / 2] < 1000);
}
