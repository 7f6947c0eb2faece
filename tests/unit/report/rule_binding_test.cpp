#include "report/rule_binding.hpp"

#include "support/catch.hpp"
#include "unit/report/small_form.hpp"

using namespace gazette;

namespace {

constexpr const char* k_form = R"(
[[table]]
key = "one"
title = "一列"
rows = [{ key = "made", label = "制作" }, { key = "valid", label = "有效" }]
[[table]]
key = "t"
title = "申请"
column_groups = [{ key = "org", label = "组织" }]
columns = [
  { key = "nat", label = "自然人" },
  { key = "com", label = "企业", group = "org" },
  { key = "sci", label = "科研", group = "org" },
  { key = "total", label = "总计", total = true },
]
row_groups = [{ key = "g", label = "结果" }, { key = "b", label = "不予公开", group = "g" }]
rows = [
  { key = "n", label = "新收" },
  { key = "a", label = "公开", group = "g" },
  { key = "b1", label = "秘密", group = "b" },
  { key = "b2", label = "禁止", group = "b" },
  { key = "done", label = "总计", group = "g", total = true },
]
[[table]]
key = "v"
title = "Components"
rows = "components"
columns = [{ key = "start", label = "Start" }, { key = "end", label = "End" }]
[[table]]
key = "days"
title = "Days"
rows = "components"
[[table]]
key = "why"
title = "Reasons"
kind = "records"
columns = [
  { key = "component", label = "Component", type = "enumeration", values = "components" },
  { key = "reason", label = "Reason", type = "text" },
  { key = "count", label = "Count" },
]
)";

const Form& test_form() {
  static const auto form =
      with_components(std::make_shared<const Form>(form_of(k_form)), {{"oip", "OIP"}, {"fbi", "FBI"}});
  return *form;
}

std::string place_text(const BoundCell& cell) {
  const auto& table = test_form().tables[cell.at.table];
  const auto row = cell.at.row == k_each ? "*" : table.rows[cell.at.row].key;
  const auto column = cell.at.column == k_each ? "*" : table.columns.empty() ? "-" : table.columns[cell.at.column].key;
  return (cell.is_previous ? "prev." : "") + table.key + "." + row + "." + column;
}

BoundExpression bound(const std::string& text, const std::string& table, CheckScope each) {
  const auto expression = parse_expression(text, {"f.toml", {1, 1, 1}});
  REQUIRE(expression);
  Diagnostics diagnostics;
  const auto out = bind(*expression, {test_form(), find_table(test_form(), table), each}, diagnostics);
  INFO(messages_of(diagnostics));
  REQUIRE(out);
  return *out;
}

/// The cell that a name means: `t.n.*`.
std::string cell_for(const std::string& name, const std::string& table, CheckScope each) {
  return place_text(*bound(name, table, each).cell);
}

/// The cells that a group means.
std::string group_for(const std::string& call, const std::string& table, CheckScope each) {
  std::string out;
  for (const auto& cell : bound(call, table, each).group) out += (out.empty() ? "" : " ") + place_text(cell);
  return out;
}

Error fault(const std::string& text, const std::string& table, CheckScope each) {
  const auto expression = parse_expression(text, {"f.toml", {7, 11, 1}});
  REQUIRE(expression);
  Diagnostics diagnostics;
  INFO(text);
  CHECK_FALSE(bind(*expression, {test_form(), find_table(test_form(), table), each}, diagnostics));
  REQUIRE(diagnostics.entries().size() == 1);
  CHECK(diagnostics.entries().front().error.rule == "unknown-name");
  CHECK(diagnostics.entries().front().error.kind == ErrorKind::configuration);
  return diagnostics.entries().front().error;
}

std::vector<Error> form_faults(const std::string& blocks) {
  Diagnostics diagnostics;
  CHECK_FALSE(parse_form("forms/f.toml", "[form]\nid = \"f\"\ntitle = \"表\"\n" + blocks, diagnostics));
  std::vector<Error> out;
  for (const auto& entry : diagnostics.entries()) out.push_back(entry.error);
  return out;
}

std::string rows_table(const std::string& rows) {
  return "[[table]]\nkey = \"t\"\ntitle = \"表\"\nrows = [" + rows + "]\n";
}

FormCheck check_over(CheckScope each, std::vector<std::string> only = {}, const std::string& table = "t") {
  FormCheck check;
  check.each = each;
  check.table = table;
  check.only = std::move(only);
  return check;
}

using Lines = std::vector<std::size_t>;

}  // namespace

TEST_CASE("a bare name is a row by column, a column by row, and a row of a table of one column") {
  CHECK(cell_for("n", "t", CheckScope::column) == "t.n.*");
  CHECK(cell_for("nat", "t", CheckScope::row) == "t.*.nat");
  CHECK(cell_for("made", "one", CheckScope::once) == "one.made.-");
  CHECK(cell_for("cell", "t", CheckScope::cell) == "t.*.*");
  CHECK(cell_for("v.end", "", CheckScope::component) == "v.*.end");
  CHECK(cell_for("days", "", CheckScope::component) == "days.*.-");
}

TEST_CASE("an address means the same everywhere, with or without its table where one is named") {
  CHECK(cell_for("t.n.total", "", CheckScope::once) == "t.n.total");
  CHECK(cell_for("n.total", "t", CheckScope::once) == "t.n.total");
  CHECK(cell_for("one.made", "t", CheckScope::column) == "one.made.-");
  CHECK(cell_for("v.fbi.end", "", CheckScope::component) == "v.fbi.end");
}

TEST_CASE("prev. before any name means the report on the year before") {
  CHECK(cell_for("prev.n", "t", CheckScope::column) == "prev.t.n.*");
  CHECK(cell_for("prev.t.n.total", "", CheckScope::once) == "prev.t.n.total");
  CHECK(cell_for("prev.v.end", "", CheckScope::component) == "prev.v.*.end");
  CHECK(group_for("sum(prev.org)", "t", CheckScope::row) == "prev.t.*.com prev.t.*.sci");
}

TEST_CASE("a group is its lines and those of the groups in it, without totals") {
  CHECK(group_for("sum(b)", "t", CheckScope::column) == "t.b1.* t.b2.*");
  CHECK(group_for("sum(g)", "t", CheckScope::column) == "t.a.* t.b1.* t.b2.*");
  CHECK(group_for("sum(org)", "t", CheckScope::row) == "t.*.com t.*.sci");
}

TEST_CASE("others are all lines but the totals, components all but the overall") {
  CHECK(group_for("sum(others)", "t", CheckScope::column) == "t.n.* t.a.* t.b1.* t.b2.*");
  CHECK(group_for("max(others)", "t", CheckScope::row) == "t.*.nat t.*.com t.*.sci");
  CHECK(group_for("sum(components)", "v", CheckScope::column) == "v.oip.* v.fbi.*");
  CHECK(group_for("sum(one.others)", "t", CheckScope::column) == "one.made.- one.valid.-");
  CHECK(group_for("sum(v.others)", "", CheckScope::component) == "v.*.start v.*.end");
}

TEST_CASE("a column of records is summed over the component that each has come to, or over all") {
  const auto all = bound("sum(why.count)", "", CheckScope::once).records;
  REQUIRE(all);
  CHECK(all->column == 2);
  CHECK_FALSE(all->component_column);
  const auto own = bound("sum(why.count)", "", CheckScope::component).records;
  REQUIRE(own);
  CHECK(own->component_column == std::optional<std::size_t>(0));
}

TEST_CASE("text cannot be summed, and records have no year before") {
  CHECK(fault("sum(why.reason) + 1", "", CheckScope::once).message == "\"why.reason\" is no group here");
  CHECK(fault("sum(prev.why.count) + 1", "", CheckScope::once).message == "\"prev.why.count\" is no group here");
}

TEST_CASE("a group without a column to read it in is no group") {
  CHECK(fault("sum(b) + 1", "t", CheckScope::once).message == "\"b\" is no group here");
  CHECK(fault("sum(components) + 1", "t", CheckScope::column).message == "\"components\" is no group here");
  CHECK(fault("sum(org) + 1", "t", CheckScope::column).help.empty());
}

TEST_CASE("facts are names everywhere") {
  for (const auto name : fact_names()) CHECK_FALSE(bound(std::string(name), "t", CheckScope::column).cell);
}

TEST_CASE("an unknown name is an error at its place with the nearest known one") {
  const auto error = fault("n + don == 1", "t", CheckScope::column);
  CHECK(error.message == "\"don\" is no figure here");
  CHECK(error.help == "did you mean \"done\"?");
  CHECK(error.place.at == Position{7, 15, 3});
  CHECK(fault("report.yaer + 1", "", CheckScope::once).help == "did you mean \"report.year\"?");
  CHECK(fault("prev.x + 1", "t", CheckScope::column).message == "\"prev.x\" is no figure here");
  CHECK(fault("sum(othres) + 1", "t", CheckScope::column).help == "did you mean \"others\"?");
}

TEST_CASE("a row is no bare name where rows are run over") {
  CHECK(fault("n + 1", "t", CheckScope::row).message == "\"n\" is no figure here");
  CHECK(fault("n + 1", "t", CheckScope::once).message == "\"n\" is no figure here");
  CHECK(fault("n + 1", "t", CheckScope::cell).message == "\"n\" is no figure here");
}

TEST_CASE("every unknown name of a form is reported, not the first") {
  const auto faults = form_faults(rows_table("{ key = \"a\", label = \"甲\" }") +
                                  "[[check]]\nid = \"X\"\nlabel = \"对\"\ntable = \"t\"\nrule = \"b + c == a\"\n"
                                  "[[check]]\nid = \"Y\"\nlabel = \"对\"\ntable = \"t\"\nrule = \"d == a\"\n");
  CHECK(faults.size() == 3);
}

TEST_CASE("totals that need each other are an error at each of them") {
  const auto faults =
      form_faults(rows_table("{ key = \"a\", label = \"甲\", total = \"b + 1\" },\n"
                             "{ key = \"b\", label = \"乙\", total = \"a + 1\" }"));
  REQUIRE(faults.size() == 2);
  CHECK(faults[0].rule == "cyclic-total");
  CHECK(faults[0].message == "the total a is needed to compute itself");
  CHECK(faults[0].place.at.line == 7);
  CHECK(faults[1].place.at.line == 8);
  CHECK(form_faults(rows_table("{ key = \"a\", label = \"甲\", total = \"a + 1\" }")).front().rule == "cyclic-total");
}

TEST_CASE("a total that leads to a circle but is none of it is not called one") {
  const auto faults =
      form_faults(rows_table("{ key = \"a\", label = \"甲\", total = \"b + 1\" },\n"
                             "{ key = \"b\", label = \"乙\", total = \"b + 1\" },\n"
                             "{ key = \"c\", label = \"丙\", total = \"1 + 1\" }"));
  REQUIRE(faults.size() == 1);
  CHECK(faults[0].message == "the total b is needed to compute itself");
}

TEST_CASE("totals that each use the two before them are looked at once each") {
  std::string rows = "{ key = \"r0\", label = \"行\" }, { key = \"r1\", label = \"行\", total = \"r0 + 1\" }";
  for (int i = 2; i < 90; ++i) {
    const auto before = "r" + std::to_string(i - 1), other = "r" + std::to_string(i - 2);
    rows += ", { key = \"r" + std::to_string(i) + "\", label = \"行\", total = \"" + before + " + " + other + "\" }";
  }
  CHECK(bound_form(form_of(rows_table(rows))).totals[0].rows[89]);
}

TEST_CASE("totals on top of each other more than a hundred deep are an error at the first that is") {
  std::string rows = "{ key = \"r0\", label = \"行\" }";
  for (int i = 1; i < 5000; ++i)
    rows +=
        ", { key = \"r" + std::to_string(i) + "\", label = \"行\", total = \"r" + std::to_string(i - 1) + " + 1\" }";
  const auto faults = form_faults(rows_table(rows));
  REQUIRE(faults.size() == 1);
  CHECK(faults[0].rule == "deep-total");
  CHECK(faults[0].message == "the total r102 stands on more than 100 others");
}

TEST_CASE("a total may use other totals and the figures of other tables") {
  const auto form = form_of("[[table]]\nkey = \"s\"\ntitle = \"表\"\nrows = [{ key = \"x\", label = \"甲\" }]\n" +
                            rows_table("{ key = \"a\", label = \"甲\", total = \"s.x + 1\" },"
                                       "{ key = \"b\", label = \"乙\", total = \"a + 1\" }"));
  CHECK(bound_form(form).totals[1].rows[0]);
}

TEST_CASE("a total without a formula adds the lines of its own group, or all when it has none") {
  const auto form = bound_form(test_form());
  const auto& totals = form.totals[1];
  CHECK(totals.rows[4]->group.size() == 3);
  CHECK(totals.columns[3]->group.size() == 3);
  CHECK_FALSE(totals.rows[0]);
}

TEST_CASE("a check runs over all lines, or over those that only names") {
  const auto& form = test_form();
  CHECK(checked_lines(form, check_over(CheckScope::once)) == Lines{0});
  CHECK(checked_lines(form, check_over(CheckScope::column)) == Lines{0, 1, 2, 3});
  CHECK(checked_lines(form, check_over(CheckScope::column, {"org"})) == Lines{1, 2});
  CHECK(checked_lines(form, check_over(CheckScope::row, {"b", "n"})) == Lines{0, 2, 3});
  CHECK(checked_lines(form, check_over(CheckScope::component, {}, "")) == Lines{0, 1, 2});
  CHECK(checked_lines(form, check_over(CheckScope::column, {}, "one")) == Lines{0});
}

TEST_CASE("a check of cells runs over rows times columns, each narrowed by its own names") {
  const auto& form = test_form();
  CHECK(checked_lines(form, check_over(CheckScope::cell, {"org"})) == Lines{0, 1, 2, 3, 4});
  CHECK(checked_columns(form, check_over(CheckScope::cell, {"org"})) == Lines{1, 2});
  CHECK(checked_lines(form, check_over(CheckScope::cell, {"b", "nat"})) == Lines{2, 3});
  CHECK(checked_columns(form, check_over(CheckScope::cell, {"b", "nat"})) == Lines{0});
  CHECK(checked_columns(form, check_over(CheckScope::cell, {}, "one")) == Lines{0});
}
