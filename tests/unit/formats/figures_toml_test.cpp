#include "formats/figures_toml.hpp"

#include "support/catch.hpp"

using namespace gazette;

namespace {

std::vector<RawFigures> read(std::string_view text, Diagnostics& diagnostics) {
  const auto tables = parse_toml({"figures.toml", text, 1, ErrorKind::content}, diagnostics);
  return figures_from_toml(tables, diagnostics);
}

std::vector<std::string> cells_of(std::string_view text) {
  Diagnostics diagnostics;
  const auto figures = read(text, diagnostics);
  CHECK(diagnostics.empty());
  REQUIRE(figures.size() == 1);
  std::vector<std::string> out;
  for (const auto& cell : figures.front().cells) out.push_back(cell.text);
  return out;
}

Error only_error(std::string_view text) {
  Diagnostics diagnostics;
  CHECK(read(text, diagnostics).empty());
  REQUIRE(diagnostics.entries().size() == 1);
  return diagnostics.entries().front().error;
}

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("a single figure and a list of one are the same row") {
  CHECK(cells_of("[disclosed]\nyear = 162\n") == Texts{"162"});
  CHECK(cells_of("[disclosed]\nyear = [162]\n") == Texts{"162"});
}

TEST_CASE("figures keep their text: exact decimals, blank, not applicable, dates") {
  CHECK(cells_of("[t]\nr = [300, \"59237.2449\", \"\", \"n/a\", 2016-12-31]\n") ==
        Texts{"300", "59237.2449", "", "n/a", "2016-12-31"});
}

TEST_CASE("the largest 64-bit count survives") {
  CHECK(cells_of("[t]\nr = 9223372036854775807\n") == Texts{"9223372036854775807"});
}

TEST_CASE("rows come in the order of the file with the places of key and table") {
  Diagnostics diagnostics;
  const auto figures = read("[t3]\nn = [1, 2]\nc = 3\n[t4]\nreview = 0\n", diagnostics);
  REQUIRE(figures.size() == 3);
  CHECK(figures[0].row == "n");
  CHECK(figures[0].place.at.line == 2);
  CHECK(figures[0].table_place.at.line == 1);
  CHECK(figures[0].cells[1].place.at.line == 2);
  CHECK(figures[0].cells[1].place.at.column == 9);
  CHECK(figures[2].table == "t4");
}

TEST_CASE("a TOML float is refused with the text to write instead") {
  const auto error = only_error("[fees]\namount = 59237.2449\n");
  CHECK(error.rule == "inexact-figure");
  CHECK(error.kind == ErrorKind::content);
  CHECK(error.help == "write it as text: \"59237.2449\"");
  CHECK(error.place.at.line == 2);
  CHECK(error.place.at.column == 10);
}

TEST_CASE("a row with one faulty figure is left out and its other faults are found too") {
  Diagnostics diagnostics;
  CHECK(read("[t]\nr = [1.5, true, [2]]\n", diagnostics).empty());
  CHECK(diagnostics.count(Severity::error) == 3);
}

TEST_CASE("a figure outside any table is an error that says where it belongs") {
  const auto error = only_error("year = 162\n");
  CHECK(error.rule == "wrong-type");
  CHECK(error.message == "an integer cannot be a table of figures");
}
