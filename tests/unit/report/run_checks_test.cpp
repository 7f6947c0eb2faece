#include "report/run_checks.hpp"

#include "support/catch.hpp"
#include "unit/report/small_form.hpp"

using namespace gazette;

namespace {

const std::string k_tables = R"(
[[table]]
key = "t"
title = "申请"
columns = [{ key = "nat", label = "自然人" }, { key = "com", label = "企业" }, { key = "total", label = "总计", total = true }]
rows = [{ key = "n", label = "新收" }, { key = "c", label = "结转" }, { key = "z", label = "剩余" }]
)";

std::string check(const std::string& id, const std::string& rule, const std::string& more) {
  return "[[check]]\nid = \"" + id + "\"\nlabel = \"规则\"\ntable = \"t\"\nrule = \"" + rule + "\"\n" + more + "\n";
}

struct Run {
  Form form;
  Figures figures;
  std::vector<Error> faults;
  std::vector<CheckResult> results;

  Run(const std::string& checks, const std::string& toml, const std::vector<ReportNote>& notes = {})
      : form(form_of(k_tables + checks)), figures(figures_of(form, toml)) {
    const RuleFacts facts;
    results = run_checks(bound_form(form), {form, figures, nullptr, nullptr, facts}, notes, faults);
  }
  Run(const Run&) = delete;

  std::string counts(std::size_t check = 0) const {
    const auto& result = results.at(check);
    return std::to_string(result.holds) + "/" + std::to_string(result.fails) + "/" + std::to_string(result.unknown);
  }
};

}  // namespace

TEST_CASE("a check is counted once for each line that it runs over, and only what does not hold is told") {
  const Run run(check("A", "n + c == z", "each = \"column\""), "[t]\nn = [3, 1, 4]\nc = [1, 1, 2]\nz = [4, 9, \"\"]\n");
  CHECK(run.counts() == "1/1/1");
  const auto& outcomes = run.results[0].outcomes;
  REQUIRE(outcomes.size() == 2);
  CHECK(outcomes[0].judgement == Judgement::fails);
  CHECK(outcomes[0].line == 1);
  CHECK(outcomes[0].left == "1 + 1");
  CHECK(outcomes[0].left_value == "2");
  CHECK(outcomes[0].right == "9");
  CHECK(outcomes[0].difference == "7");
  CHECK(outcomes[1].judgement == Judgement::unknown);
  CHECK(outcomes[1].missing == std::vector<std::string>{"t.z.total"});
}

TEST_CASE("results stand in the form's order and point to its checks") {
  const Run run(check("B", "n >= 0", "each = \"column\"") + check("A", "total == sum(others)", "each = \"row\""),
                "[t]\nn = [3, 1, 4]\nc = [1, 1, 2]\nz = [4, 2, 5]\n");
  REQUIRE(run.results.size() == 2);
  CHECK(run.results[0].check->id == "B");
  CHECK(run.counts(0) == "3/0/0");
  CHECK(run.counts(1) == "2/1/0");
  CHECK(run.results[1].outcomes[0].line == 2);
}

TEST_CASE("a check of cells names the row and the column of each") {
  const Run run(check("A", "cell <= 5", "each = \"cell\"\nonly = [\"nat\", \"com\"]"),
                "[t]\nn = [3, 6, 9]\nc = [1, 1, 2]\nz = [4, 2, 7]\n");
  CHECK(run.counts() == "5/1/0");
  CHECK(run.results[0].outcomes[0].line == 0);
  CHECK(run.results[0].outcomes[0].column == 1);
}

TEST_CASE("a check with a figure that is not applicable does not apply there") {
  const Run run(check("A", "n + c == z", "each = \"column\""),
                "[t]\nn = [3, \"n/a\", 4]\nc = [1, 1, 2]\nz = [4, 9, 6]\n");
  CHECK(run.counts() == "2/0/0");
  CHECK(run.results[0].outcomes.empty());
}

TEST_CASE("a figure that is blank counts as missing even beside one that is not applicable") {
  const Run run(check("A", "n + c == z", "each = \"column\""),
                "[t]\nn = [3, \"n/a\", 4]\nc = [1, \"\", 2]\nz = [4, 9, 6]\n");
  CHECK(run.counts() == "2/0/1");
}

TEST_CASE("whether a figure is given is judged of what is not applicable too") {
  const Run run(check("A", "given(n) == given(c)", "each = \"column\""), "[t]\nn = [3, \"n/a\", 4]\nc = [1, 1, 2]\n");
  CHECK(run.counts() == "2/1/0");
  REQUIRE(run.results[0].outcomes.size() == 1);
  CHECK(run.results[0].outcomes[0].left == "n/a");
  CHECK(run.results[0].outcomes[0].right == "1");
}

TEST_CASE("whether a figure is given is judged of a blank one too") {
  const Run run(check("A", "given(n) == given(c)", "each = \"column\""), "[t]\nn = [3, \"\", 4]\nc = [1, 1, 2]\n");
  CHECK(run.counts() == "2/1/0");
  REQUIRE(run.results[0].outcomes.size() == 1);
  CHECK(run.results[0].outcomes[0].left == "blank");
}

TEST_CASE("a note on one of the cells, or on the table, answers an outcome") {
  const std::string figures = "[t]\nn = [3, 1, 4]\nc = [1, 1, 2]\nz = [4, 9, 6]\n";
  const auto note_for = [&](const std::string& cell) {
    const Run run(check("A", "n + c == z", "each = \"column\""), figures, {{cell, "重新统计", {}}});
    return run.results[0].outcomes.at(0).note;
  };
  CHECK(note_for("t.z.com") == "重新统计");
  CHECK(note_for("t") == "重新统计");
  CHECK(note_for("t.z.nat").empty());
  CHECK(note_for("x").empty());
}

TEST_CASE("a fault of the form is reported, and where it occurs the check is unknown") {
  const Run run(check("A", "n / c == z", "each = \"column\""), "[t]\nn = [4, 1, 4]\nc = [1, 0, 2]\nz = [4, 9, 2]\n");
  REQUIRE(run.faults.size() == 1);
  CHECK(run.faults[0].rule == "division-by-zero");
  CHECK(run.counts() == "2/0/1");
}

TEST_CASE("ten thousand notes on one cell are placed once, not once for each line of each check") {
  std::string checks;
  for (int i = 0; i < 300; ++i) checks += check("C" + std::to_string(i), "n < c", "each = \"column\"");
  std::vector<ReportNote> notes(10'000, ReportNote{"t.z.nat", "无关", {}});
  notes.push_back({"t", "整表", {}});
  const Run run(checks, "[t]\nn = [3, 1, 4]\nc = [1, 1, 2]\n", notes);
  CHECK(run.counts() == "0/3/0");
  CHECK(run.results[0].outcomes[0].note == "整表");
}
