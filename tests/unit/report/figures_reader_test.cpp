#include "report/figures_reader.hpp"

#include "formats/figures_toml.hpp"
#include "report/form_reader.hpp"
#include "support/catch.hpp"

using namespace gazette;

namespace {

Form test_form() {
  Diagnostics diagnostics;
  auto form = parse_form("forms/f.toml", R"([form]
id = "f"
title = "表"
[[table]]
key = "disclosed"
title = "公开"
rows = [{ key = "year", label = "本年" }, { key = "cumulative", label = "累计" }]
[[table]]
key = "t3"
title = "申请"
columns = [{ key = "nat", label = "自然人" }, { key = "com", label = "企业" }, { key = "total", label = "总计" }]
rows = [{ key = "n", label = "新收" }, { key = "c", label = "结转" }]
)",
                         diagnostics);
  REQUIRE(form);
  return *form;
}

Figures read(std::string_view toml, Diagnostics& diagnostics) {
  const auto tables = parse_toml({"figures.toml", toml, 1, ErrorKind::content}, diagnostics);
  return read_figures(test_form(), figures_from_toml(tables, diagnostics), diagnostics);
}

Error only_error(std::string_view toml) {
  Diagnostics diagnostics;
  read(toml, diagnostics);
  REQUIRE(diagnostics.entries().size() == 1);
  CHECK(diagnostics.entries().front().error.kind == ErrorKind::content);
  return diagnostics.entries().front().error;
}

}  // namespace

TEST_CASE("figures are found by table and row, and by column in a matrix") {
  Diagnostics diagnostics;
  const auto figures = read("[disclosed]\nyear = 162\n[t3]\nn = [300, \"\", \"n/a\"]\n", diagnostics);
  CHECK(diagnostics.empty());
  CHECK(cell_at(figures, "disclosed.year").text == "162");
  CHECK(cell_at(figures, "t3.n.nat").text == "300");
  CHECK(cell_at(figures, "t3.n.com").state == CellState::blank);
  CHECK(cell_at(figures, "t3.n.total").state == CellState::not_applicable);
  CHECK(cell_at(figures, "t3.n.nat").place.at.line == 4);
}

TEST_CASE("a row that is not stated is blank") {
  Diagnostics diagnostics;
  const auto figures = read("[disclosed]\nyear = 162\n", diagnostics);
  CHECK(diagnostics.empty());
  CHECK(cell_at(figures, "disclosed.cumulative").state == CellState::blank);
  CHECK(cell_at(figures, "t3.c.total").state == CellState::blank);
}

TEST_CASE("a row of the wrong length says how many columns and which") {
  const auto error = only_error("[t3]\nn = [300, 5]\n");
  CHECK(error.rule == "wrong-cell-count");
  CHECK(error.message == "t3.n has 2 figures where the form has 3 columns");
  CHECK(error.help.find("nat (自然人), com (企业), total (总计)") != std::string::npos);
  CHECK(error.place.at.line == 2);
  CHECK(only_error("[disclosed]\nyear = [1, 2]\n").message ==
        "disclosed.year has 2 figures where the form has 1 column");
  CHECK(only_error("[disclosed]\nyear = []\n").rule == "wrong-cell-count");
}

TEST_CASE("an unknown table is one error with the nearest known key, however many rows it has") {
  const auto error = only_error("[discosed]\nyear = 1\ncumulative = 2\n");
  CHECK(error.rule == "unknown-table");
  CHECK(error.help == "did you mean \"disclosed\"?");
  CHECK(error.place.at.line == 1);
}

TEST_CASE("an unknown row is an error with the nearest known key, or with all of them") {
  const auto error = only_error("[disclosed]\nyaer = 1\n");
  CHECK(error.rule == "unknown-row");
  CHECK(error.help == "did you mean \"year\"?");
  CHECK(error.place.at.line == 2);
  CHECK(only_error("[disclosed]\nfees = 1\n").help == "it has year, cumulative");
}

TEST_CASE("a faulty figure does not hide the next one") {
  Diagnostics diagnostics;
  const auto figures = read("[t3]\nn = [\"x\", 5, \"-\"]\n", diagnostics);
  CHECK(diagnostics.count(Severity::error) == 2);
  CHECK(cell_at(figures, "t3.n.com").text == "5");
}
