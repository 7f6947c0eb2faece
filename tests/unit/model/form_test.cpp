#include "model/form.hpp"

#include "model/report.hpp"

#include "support/catch.hpp"

using namespace gazette;

TEST_CASE("every cell type is known by its own name") {
  for (const auto type : {CellType::count, CellType::decimal, CellType::money, CellType::percent, CellType::days,
                          CellType::date, CellType::text})
    CHECK(parse_cell_type(cell_type_name(type)) == type);
  CHECK_FALSE(parse_cell_type("number"));
  CHECK_FALSE(parse_cell_type(""));
}

TEST_CASE("the English label is for English sites and only where there is one") {
  const FormLabel both = {"受理", "Received"};
  const FormLabel own = {"受理", ""};
  CHECK(label_in(both, "en") == "Received");
  CHECK(label_in(both, "en-GB") == "Received");
  CHECK(label_in(both, "zh-CN") == "受理");
  CHECK(label_in(both, "eng") == "受理");
  CHECK(label_in(own, "en") == "受理");
}

TEST_CASE("a form serves the years between its bounds, both included") {
  Form form;
  CHECK(serves_year(form, 1900));
  form.from_year = 2008;
  form.until_year = 2018;
  CHECK_FALSE(serves_year(form, 2007));
  CHECK(serves_year(form, 2008));
  CHECK(serves_year(form, 2018));
  CHECK_FALSE(serves_year(form, 2019));
}

TEST_CASE("a figure of a table with one column is addressed without it") {
  FormTable table;
  table.key = "t2d";
  table.rows.push_back({"fees", {}, CellType::money, "", ""});
  CHECK(column_count(table) == 1);
  CHECK(figure_address(table, table.rows[0], 0) == "t2d.fees");
  table.columns = {{"amount", {}}};
  CHECK(figure_address(table, table.rows[0], 0) == "t2d.fees");
  table.columns.push_back({"count", {}});
  CHECK(figure_address(table, table.rows[0], 1) == "t2d.fees.count");
  CHECK(find_row(table, "fees") == &table.rows[0]);
  CHECK(find_row(table, "fee") == nullptr);
}

TEST_CASE("a figure that nobody declared is blank and not zero") {
  Figures figures;
  figures.cells["t.a"] = {CellState::value, "0", {}};
  CHECK(cell_at(figures, "t.a").state == CellState::value);
  CHECK(cell_at(figures, "t.b").state == CellState::blank);
}
