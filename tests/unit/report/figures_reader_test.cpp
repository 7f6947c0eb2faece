#include "report/figures_reader.hpp"

#include "support/catch.hpp"
#include "unit/report/small_form.hpp"

using namespace gazette;

namespace {

const Form& test_form() {
  static const auto form = form_of(R"(
[[table]]
key = "disclosed"
title = "公开"
rows = [{ key = "year", label = "本年" }, { key = "cumulative", label = "累计" }]
[[table]]
key = "t3"
title = "申请"
columns = [{ key = "nat", label = "自然人" }, { key = "com", label = "企业" }, { key = "total", label = "总计" }]
rows = [{ key = "n", label = "新收" }, { key = "c", label = "结转" }]
[[table]]
key = "money"
title = "收费"
cell = "money"
decimals = 2
rows = [{ key = "fees", label = "收费" }]
[[table]]
key = "oldest"
title = "Oldest"
kind = "records"
columns = [
  { key = "component", label = "Component", type = "enumeration", values = ["oip", "fbi"] },
  { key = "received", label = "Received", type = "date" },
  { key = "days", label = "Days", type = "days" },
]
order = { column = "days", direction = "falling", within = "component" }
)");
  return form;
}

std::string text_of(const Figures& figures, std::string_view address) {
  return cell_of(test_form(), figures, address).text;
}
CellState state_of(const Figures& figures, std::string_view address) {
  return cell_of(test_form(), figures, address).state;
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
  CHECK(text_of(figures, "disclosed.year") == "162");
  CHECK(text_of(figures, "t3.n.nat") == "300");
  CHECK(state_of(figures, "t3.n.com") == CellState::blank);
  CHECK(state_of(figures, "t3.n.total") == CellState::not_applicable);
  CHECK(place_of(figures, cell_of(test_form(), figures, "t3.n.nat")).at.line == 4);
}

TEST_CASE("a row that is not stated is blank") {
  Diagnostics diagnostics;
  const auto figures = read("[disclosed]\nyear = 162\n", diagnostics);
  CHECK(diagnostics.empty());
  CHECK(state_of(figures, "disclosed.cumulative") == CellState::blank);
  CHECK(state_of(figures, "t3.c.total") == CellState::blank);
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
  CHECK(text_of(figures, "t3.n.com") == "5");
}

TEST_CASE("a row may name its columns in any order, and what it does not name is blank") {
  Diagnostics diagnostics;
  const auto figures = read("[t3]\nn = { total = 5, nat = \"n/a\" }\n", diagnostics);
  CHECK(diagnostics.empty());
  CHECK(text_of(figures, "t3.n.total") == "5");
  CHECK(state_of(figures, "t3.n.nat") == CellState::not_applicable);
  CHECK(state_of(figures, "t3.n.com") == CellState::blank);
  const auto error = only_error("[t3]\nn = { ttal = 5 }\n");
  CHECK(error.rule == "unknown-column");
  CHECK(error.help == "did you mean \"total\"?");
  CHECK(error.place.at.line == 2);
}

TEST_CASE("records become rows in the order of the file, with their places") {
  Diagnostics diagnostics;
  const auto figures = read(
      "[[oldest]]\ncomponent = \"oip\"\nreceived = 2019-03-01\ndays = 120\n\n"
      "[[oldest]]\ncomponent = \"fbi\"\ndays = \"<1\"\n",
      diagnostics);
  INFO(messages_of(diagnostics));
  CHECK(diagnostics.empty());
  CHECK(figures.tables[3].row_count() == 2);
  CHECK(text_of(figures, "oldest.1.received") == "2019-03-01");
  CHECK(text_of(figures, "oldest.2.days") == "<1");
  CHECK(state_of(figures, "oldest.2.received") == CellState::blank);
  CHECK(state_of(figures, "oldest.3.days") == CellState::blank);
  CHECK(place_of(figures, cell_of(test_form(), figures, "oldest.2.days")).at.line == 8);
}

TEST_CASE("records are held to their order within each value of a column") {
  const auto record = [](const std::string& component, const std::string& days) {
    return "[[oldest]]\ncomponent = \"" + component + "\"\ndays = " + days + "\n";
  };
  const auto error = only_error(record("oip", "9") + record("fbi", "20") + record("oip", "12") + record("fbi", "20"));
  CHECK(error.rule == "record-order");
  CHECK(error.message == "oldest.3.days is 12 after 9, but days must not rise");
  CHECK(error.place.at.line == 9);
  CHECK(error.notes.at(0).place.at.line == 3);
  Diagnostics diagnostics;
  read(record("oip", "9") + record("oip", "\"n/a\"") + record("oip", "9"), diagnostics);
  CHECK(diagnostics.empty());
}

TEST_CASE("records where rows belong, and rows where records belong, are told how to be written") {
  CHECK(only_error("[[disclosed]]\nyear = 3\n").help == "write [disclosed] and one line for each row below it");
  CHECK(only_error("[oldest]\nx = 3\n").help == "write [[oldest]] above the figures of each record");
}

TEST_CASE("more decimals than the form allows are refused") {
  CHECK(only_error("[money]\nfees = \"12.505\"\n").rule == "invalid-figure");
}

TEST_CASE("a figure that is given twice is an error at the second, with the place of the first") {
  const RawFigures first{"disclosed", "year", {{"162", {"a.csv", {2, 6, 3}}, {}}}, {}, {"a.csv", {2, 1, 1}}};
  const RawFigures second{"disclosed", "year", {{"163", {"a.csv", {3, 6, 3}}, {}}}, {}, {"a.csv", {3, 1, 1}}};
  Diagnostics found;
  const auto figures = read_figures(test_form(), {first, second}, found);
  CHECK(text_of(figures, "disclosed.year") == "162");
  REQUIRE(found.entries().size() == 1);
  const auto& error = found.entries().front().error;
  CHECK(error.message == "disclosed.year is given twice");
  CHECK(error.place.at.line == 3);
  REQUIRE(error.notes.size() == 1);
  CHECK(error.notes[0].place.file == "a.csv");
  CHECK(error.notes[0].place.at.line == 2);
}
