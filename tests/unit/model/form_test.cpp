#include "model/form.hpp"

#include "model/report.hpp"

#include "support/catch.hpp"

using namespace gazette;

TEST_CASE("every cell type is known by its own name") {
  for (const auto type : {CellType::count, CellType::decimal, CellType::money, CellType::percent, CellType::days,
                          CellType::date, CellType::text, CellType::enumeration})
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

namespace {

FormLine line(std::string key, std::string label = {}, std::size_t group = k_no_group) {
  FormLine out;
  out.key = std::move(key);
  out.label.own = std::move(label);
  out.group = group;
  return out;
}

Form test_form() {
  Form form;
  form.tables.resize(3);
  form.tables[0].key = "t2d";
  form.tables[0].rows = {line("fees")};
  form.tables[1].key = "t3";
  form.tables[1].columns = {line("amount"), line("count")};
  form.tables[1].rows = {line("n"), line("c")};
  form.tables[2].key = "oldest";
  form.tables[2].kind = TableKind::records;
  form.tables[2].columns = {line("days"), line("received")};
  return form;
}

}  // namespace

TEST_CASE("a figure of a table with one column is addressed without it, and found with it too") {
  auto form = test_form();
  CHECK(column_count(form.tables[0]) == 1);
  CHECK(address_of(form, {0, 0, 0}) == "t2d.fees");
  form.tables[0].columns = {line("amount")};
  CHECK(address_of(form, {0, 0, 0}) == "t2d.fees");
  CHECK(find_cell(form, "t2d.fees") == CellIndex{0, 0, 0});
  CHECK(find_cell(form, "t2d.fees.amount") == CellIndex{0, 0, 0});
  CHECK_FALSE(find_cell(form, "t2d.fees.count"));
}

TEST_CASE("every address leads back to its cell, those of records too") {
  const auto form = test_form();
  for (const CellIndex at : {CellIndex{1, 0, 0}, CellIndex{1, 1, 1}, CellIndex{2, 0, 0}, CellIndex{2, 41, 1}})
    CHECK(find_cell(form, address_of(form, at)) == at);
  CHECK(address_of(form, {2, 41, 1}) == "oldest.42.received");
}

TEST_CASE("what is no address leads nowhere") {
  const auto form = test_form();
  for (const auto* address : {"", ".", "t3", "t3.n", "t3.n.x", "t3.x.count", "x.n.count", "t3.n.count.",
                              "oldest.0.days", "oldest.-1.days", "oldest.one.days", "oldest.1"})
    CHECK_FALSE(find_cell(form, address));
}

TEST_CASE("a line is in its group and in those above it") {
  const std::vector<FormGroup> groups = {{"results", {}, k_no_group}, {"b", {}, 0}, {"d", {}, 0}};
  CHECK(is_in_group(groups, line("b1", {}, 1), 1));
  CHECK(is_in_group(groups, line("b1", {}, 1), 0));
  CHECK_FALSE(is_in_group(groups, line("b1", {}, 1), 2));
  CHECK_FALSE(is_in_group(groups, line("n"), 0));
}

TEST_CASE("a label that two lines share is told apart by its groups") {
  const std::vector<FormGroup> groups = {{"s", {"简易", {}}, k_no_group}, {"t", {"复杂", {}}, k_no_group}};
  const std::vector<FormLine> lines = {line("a", "中位数", 0), line("b", "中位数", 1), line("c", "平均数", 1)};
  CHECK(unique_label(lines, groups, lines[0]) == "简易 / 中位数");
  CHECK(unique_label(lines, groups, lines[1]) == "复杂 / 中位数");
  CHECK(unique_label(lines, groups, lines[2]) == "平均数");
}

TEST_CASE("the short label is for messages, and the long one where there is no short one") {
  auto one = line("n", "一、本年新收政府信息公开申请数量");
  CHECK(short_label_of(one).own == "一、本年新收政府信息公开申请数量");
  one.short_label.own = "新收";
  CHECK(short_label_of(one).own == "新收");
}

TEST_CASE("a period that begins within a year ends on the eve of its next beginning") {
  Form form;
  CHECK_FALSE(period_of(form, 2024));
  form.period = FormPeriod{};
  CHECK(period_of(form, 2024)->first == Date{2024, 1, 1});
  CHECK(period_of(form, 2024)->last == Date{2024, 12, 31});
  form.period = FormPeriod{3, 1, true};
  CHECK(period_of(form, 2024)->first == Date{2023, 3, 1});
  CHECK(period_of(form, 2024)->last == Date{2024, 2, 29});
}

TEST_CASE("a figure that nobody declared is blank and not zero") {
  const auto form = test_form();
  auto figures = blank_figures(form);
  figures.tables[1].cells[0] = {CellState::value, CellOrigin::declared, 0, {}, "0"};
  CHECK(cell_at(figures, {1, 0, 0}).state == CellState::value);
  CHECK(cell_at(figures, {1, 0, 1}).state == CellState::blank);
  CHECK(cell_at(figures, {2, 7, 1}).state == CellState::blank);
  CHECK(figures.tables[2].row_count() == 0);
}

TEST_CASE("a figure that was computed has no place") {
  Figures figures;
  figures.files = {"figures.toml"};
  CHECK(place_of(figures, Cell{CellState::value, CellOrigin::declared, 0, {3, 5, 1}, "1"}) ==
        Place{"figures.toml", {3, 5, 1}});
  CHECK(place_of(figures, Cell{CellState::value, CellOrigin::total, 0, {}, "1"}).file.empty());
  CHECK(place_of(figures, Cell{CellState::value, CellOrigin::declared, 9, {3, 5, 1}, "1"}).file.empty());
}
