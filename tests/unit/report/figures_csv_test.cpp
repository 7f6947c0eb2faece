#include "report/figures_csv.hpp"

#include "support/catch.hpp"
#include "unit/report/small_form.hpp"

using namespace gazette;

namespace {

const Form& test_form() {
  static const auto form = form_of(R"(
[[table]]
key = "t3"
title = "申请"
columns = [{ key = "nat", label = "自然人", en = "natural persons" }, { key = "com", label = "商业企业", short = "企业" }]
rows = [{ key = "n", label = "一、新收", short = "新收" }, { key = "c", label = "结转" }]
[[table]]
key = "fees"
title = "收费"
rows = [{ key = "amount", label = "金额", type = "money", unit = "元" }]
[[table]]
key = "oldest"
title = "Oldest"
kind = "records"
columns = [{ key = "received", label = "Received", type = "date" }, { key = "days", label = "Days" }]
[[table]]
key = "groups"
title = "Groups"
row_groups = [{ key = "g", label = "甲" }, { key = "h", label = "乙" }]
rows = [{ key = "g_other", label = "其他", group = "g" }, { key = "h_other", label = "其他", group = "h" }]
)");
  return form;
}

FormTable matrix() { return test_form().tables[0]; }
FormTable single() { return test_form().tables[1]; }
FormTable records() { return test_form().tables[2]; }
FormTable groups() { return test_form().tables[3]; }

std::vector<std::string> texts_of(const RawFigures& figures) {
  std::vector<std::string> out;
  for (const auto& cell : figures.cells) out.push_back(cell.text);
  return out;
}

std::vector<RawFigures> read(const FormTable& table, std::string_view text) {
  Diagnostics diagnostics;
  auto figures = figures_from_csv(table, "t3.csv", text, diagnostics);
  for (const auto& entry : diagnostics.entries()) UNSCOPED_INFO(entry.error.message);
  CHECK(diagnostics.empty());
  return figures;
}

Error only_error(const FormTable& table, std::string_view text) {
  Diagnostics diagnostics;
  figures_from_csv(table, "t3.csv", text, diagnostics);
  REQUIRE(diagnostics.entries().size() == 1);
  return diagnostics.entries().front().error;
}

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("columns and rows of a CSV file are found by key or by label, in any order") {
  const auto figures = read(matrix(), "\xEF\xBB\xBF申请,企业,natural persons\r\n结转,1,2\r\nn,3,4\r\n");
  REQUIRE(figures.size() == 2);
  CHECK(figures[0].row == "c");
  CHECK(texts_of(figures[0]) == Texts{"2", "1"});
  CHECK(figures[1].row == "n");
  CHECK(figures[1].cells[0].place == Place{"t3.csv", {3, 5, 1}});
}

TEST_CASE("the only column of a table may be headed by anything, and the unit is ignored") {
  CHECK(texts_of(read(single(), "收费,2016,单位\n金额,0.50,元\n").at(0)) == Texts{"0.50"});
  CHECK(texts_of(read(single(), "x,y\namount,\n").at(0)) == Texts{""});
}

TEST_CASE("blank lines of a spreadsheet are not rows") {
  CHECK(read(matrix(), ",nat,com\n,,\nn,1,2\n , ,\n").size() == 1);
}

TEST_CASE("an unknown column is an error with the nearest known one, and its lines are not read") {
  const auto error = only_error(matrix(), "x,nta,com\nwrong,1,2\n");
  CHECK(error.rule == "unknown-column");
  CHECK(error.help == "did you mean \"nat\"?");
  CHECK(error.place.at == Position{1, 3, 3});
}

TEST_CASE("a column that is missing or there twice is an error") {
  const auto error = only_error(matrix(), "x,nat\nn,1\n");
  CHECK(error.rule == "missing-column");
  CHECK(error.message == "the header lacks com (商业企业)");
  CHECK(only_error(matrix(), "x,nat,com,自然人\nn,1,2,3\n").rule == "duplicate-key");
  CHECK(only_error(single(), "x\namount\n").rule == "missing-column");
  CHECK(only_error(single(), "x,y,z\namount,1,2\n").rule == "unknown-column");
}

TEST_CASE("an unknown row, a row twice or a line of the wrong length is an error at the line") {
  CHECK(only_error(matrix(), "x,nat,com\nz,1,2\n").rule == "unknown-row");
  const auto twice = only_error(matrix(), "x,nat,com\nn,1,2\n新收,1,2\n");
  CHECK(twice.rule == "duplicate-key");
  CHECK(twice.place.at.line == 3);
  CHECK(twice.notes.at(0).place.at.line == 2);
  CHECK(only_error(matrix(), "x,nat,com\nn,1\n").message == "the line has 2 cells where the header has 3");
}

TEST_CASE("a label of several rows does not choose one") {
  auto table = matrix();
  table.rows[1].label.own = "一、新收";
  const auto error = only_error(table, "x,nat,com\n一、新收,1,2\n");
  CHECK(error.rule == "ambiguous-label");
  CHECK(read(table, "x,nat,com\nn,1,2\nc,3,4\n").size() == 2);
}

TEST_CASE("an empty CSV file states nothing") { CHECK(read(matrix(), "").empty()); }

TEST_CASE("records have no column of row keys, and blank lines are none") {
  const auto figures = read(records(), "Days,received\n120,2019-03-01\n,\n90,2019-04-01\n");
  REQUIRE(figures.size() == 2);
  CHECK(figures[0].row.empty());
  CHECK(texts_of(figures[0]) == Texts{"2019-03-01", "120"});
  CHECK(only_error(records(), "received\n2019-03-01\n").rule == "missing-column");
}

TEST_CASE("a label that two groups share is told apart by the group before it") {
  const auto figures = read(groups(), "x,2024\n乙 / 其他,2\n甲 / 其他,1\n");
  REQUIRE(figures.size() == 2);
  CHECK(figures[0].row == "h_other");
  CHECK(figures[1].row == "g_other");
  CHECK(only_error(groups(), "x,2024\n其他,2\n").rule == "ambiguous-label");
}

TEST_CASE("the columns that our own export adds are passed over in every table") {
  CHECK(texts_of(read(matrix(), "申请,自然人,企业,备注,表式,年度\n结转,1,2,x,cn-2021,2024\n").at(0)) ==
        Texts{"1", "2"});
  CHECK(texts_of(read(records(), "received,days,note,form,year\n2019-03-01,5,,us-foia,2023\n").at(0)) ==
        Texts{"2019-03-01", "5"});
}

TEST_CASE("five thousand rows by labels that groups share are read in passes, not one for each pair") {
  FormTable table;
  table.key = "t";
  table.row_groups = {{"g", {"组", {}}, k_no_group}, {"h", {"别组", {}}, k_no_group}};
  std::string text = "表,数\n";
  for (int i = 0; i < 5000; ++i) {
    FormRow row;
    row.key = "r" + std::to_string(i);
    row.label.own = "行" + std::to_string(i % 2500);
    row.group = i < 2500 ? 0 : 1;
    text += table.row_groups[row.group].label.own + " / " + row.label.own + ",1\n";
    table.rows.push_back(std::move(row));
  }
  Diagnostics diagnostics;
  CHECK(figures_from_csv(table, "t.csv", text, diagnostics).size() == 5000);
  CHECK(diagnostics.empty());
}
