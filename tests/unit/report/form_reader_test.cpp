#include "report/form_reader.hpp"

#include "support/catch.hpp"

#include <fstream>
#include <sstream>

using namespace gazette;

namespace {

constexpr std::string_view k_small = R"([form]
id = "small"
title = "小表"
[[table]]
key = "t"
title = "表"
rows = [{ key = "r", label = "行" }]
)";

std::vector<Error> errors_of(const std::string& text) {
  Diagnostics diagnostics;
  CHECK_FALSE(parse_form("forms/small.toml", text, diagnostics));
  diagnostics.sort();
  std::vector<Error> out;
  for (const auto& entry : diagnostics.entries()) out.push_back(entry.error);
  return out;
}

Error only_error(const std::string& text) {
  const auto errors = errors_of(text);
  REQUIRE(errors.size() == 1);
  CHECK(errors.front().kind == ErrorKind::configuration);
  CHECK(errors.front().place.file == "forms/small.toml");
  return errors.front();
}

/// The small form with a line more in `[form]`.
std::string with_head(const std::string& line) { return "[form]\n" + line + "\n" + std::string(k_small.substr(7)); }

std::string with_rows(const std::string& rows) {
  return "[form]\nid = \"small\"\ntitle = \"小表\"\n[[table]]\nkey = \"t\"\ntitle = \"表\"\n" + rows + "\n";
}

std::optional<Form> parse(const std::string& text) {
  Diagnostics diagnostics;
  auto form = parse_form("forms/small.toml", text, diagnostics);
  for (const auto& entry : diagnostics.entries()) UNSCOPED_INFO(entry.error.message);
  CHECK(diagnostics.empty());
  return form;
}

}  // namespace

TEST_CASE("the built-in form cn-492 has seven parts and four tables of one column") {
  std::ifstream file(GAZETTE_SOURCE_DIR "/src/report/forms/cn-492.toml", std::ios::binary);
  std::stringstream text;
  text << file.rdbuf();
  Diagnostics diagnostics;
  const auto form = parse_form("forms/cn-492.toml", text.str(), diagnostics);
  REQUIRE(form);
  CHECK(diagnostics.empty());
  CHECK(form->parts.size() == 7);
  CHECK(form->parts.front().own == "概述");
  REQUIRE(form->tables.size() == 4);
  for (const auto& table : form->tables) CHECK(column_count(table) == 1);
  CHECK(form->deadline == "03-31");
  CHECK(serves_year(*form, 2018));
  CHECK_FALSE(serves_year(*form, 2019));
  CHECK(find_row(*find_table(*form, "disclosed"), "cumulative")->computed == "site.published.cumulative");
  CHECK(find_row(*find_table(*form, "fees"), "amount")->type == CellType::money);
}

TEST_CASE("a form of a matrix has columns, and its cells are addressed by them") {
  const auto form =
      parse(with_rows("columns = [{ key = \"nat\", label = \"自然人\", en = \"natural persons\" },"
                      " { key = \"total\", label = \"总计\" }]\n"
                      "rows = [{ key = \"n\", label = \"新收\" }, { key = \"c\", label = \"结转\" }]"));
  REQUIRE(form);
  const auto& table = form->tables.front();
  CHECK(column_count(table) == 2);
  CHECK(figure_address(table, table.rows[1], 1) == "t.c.total");
  CHECK(label_in(table.columns[0].label, "en") == "natural persons");
  CHECK(label_in(table.columns[1].label, "en") == "总计");
}

TEST_CASE("a row is a count without a unit unless the form says more") {
  const auto form = parse(std::string(k_small));
  REQUIRE(form);
  CHECK(form->tables.front().rows.front().type == CellType::count);
  CHECK(form->tables.front().rows.front().unit.empty());
}

TEST_CASE("parts are text or tables with a label") {
  const auto form = parse(with_head("parts = [\"概述\", { label = \"收费\", en = \"Fees\" }]"));
  REQUIRE(form);
  REQUIRE(form->parts.size() == 2);
  CHECK(form->parts[1].english == "Fees");
  CHECK(only_error(with_head("parts = [7]")).rule == "wrong-type");
}

TEST_CASE("an unknown key anywhere in a form is an error") {
  CHECK(only_error(with_head("titel = \"x\"")).rule == "unknown-key");
  CHECK(only_error(with_head("years = { to = 2018 }")).rule == "unknown-key");
  CHECK(only_error(with_rows("rows = [{ key = \"r\", label = \"行\", typ = \"count\" }]")).rule == "unknown-key");
  CHECK(only_error(std::string(k_small) + "[check]\n").rule == "unknown-key");
}

TEST_CASE("a second row, column or table of the same key is an error with the place of the first") {
  const auto error =
      only_error(with_rows("rows = [{ key = \"r\", label = \"一\" },\n { key = \"r\", label = \"二\" }]"));
  CHECK(error.rule == "duplicate-key");
  CHECK(error.place.at.line == 8);
  REQUIRE(error.notes.size() == 1);
  CHECK(error.notes.front().place.at.line == 7);
  const std::string table = "[[table]]\nkey = \"t\"\ntitle = \"表\"\nrows = [{ key = \"r\", label = \"行\" }]\n";
  CHECK(only_error(std::string(k_small) + table).rule == "duplicate-key");
  CHECK(only_error(with_rows("columns = [{ key = \"a\", label = \"甲\" }, { key = \"a\", label = \"乙\" }]\n"
                             "rows = [{ key = \"r\", label = \"行\" }]"))
            .rule == "duplicate-key");
}

TEST_CASE("a key that could not stand in an address is an error") {
  for (const std::string key : {"T3", "3t", "a-b", "a.b", "行", "_a"}) {
    INFO(key);
    CHECK(only_error(with_rows("rows = [{ key = \"" + key + "\", label = \"行\" }]")).rule == "invalid-key");
  }
}

TEST_CASE("a row without a key or a label is an error at the row") {
  const auto error = only_error(with_rows("rows = [\n { label = \"行\" }]"));
  CHECK(error.rule == "missing-key");
  CHECK(error.place.at.line == 8);
  CHECK(only_error(with_rows("rows = [{ key = \"r\" }]")).rule == "missing-key");
  CHECK(only_error(with_rows("rows = [{ key = \"r\", label = \" \" }]")).rule == "empty-value");
}

TEST_CASE("a deadline is a day that every year has") {
  CHECK(parse(with_head("deadline = \"01-31\""))->deadline == "01-31");
  for (const std::string bad : {"02-29", "13-01", "3-31", "31 March"})
    CHECK(only_error(with_head("deadline = \"" + bad + "\"")).rule == "invalid-deadline");
}

TEST_CASE("years of a form are years, the first before the last") {
  CHECK(parse(with_head("years = { from = 2019, until = 2020 }"))->until_year == 2020);
  CHECK(only_error(with_head("years = { from = 2021, until = 2019 }")).rule == "invalid-years");
  CHECK(only_error(with_head("years = { from = 21 }")).rule == "invalid-years");
}

TEST_CASE("an unknown cell type, period or computed figure is an error") {
  const auto error = only_error(with_rows("rows = [{ key = \"r\", label = \"行\", type = \"cont\" }]"));
  CHECK(error.rule == "invalid-cell-type");
  CHECK(error.help == "did you mean \"count\"?");
  CHECK(only_error(with_head("period = \"lunar\"")).rule == "invalid-period");
  CHECK(only_error(with_rows("rows = [{ key = \"r\", label = \"行\", computed = \"site.year\" }]")).rule ==
        "unknown-figure");
}

TEST_CASE("a row of several figures cannot have one computed figure") {
  CHECK(only_error(with_rows("columns = [{ key = \"a\", label = \"甲\" }, { key = \"b\", label = \"乙\" }]\n"
                             "rows = [{ key = \"r\", label = \"行\", computed = \"site.published.year\" }]"))
            .rule == "computed-row");
}

TEST_CASE("a form is named after its id") {
  Diagnostics diagnostics;
  CHECK_FALSE(parse_form("forms/other.toml", k_small, diagnostics));
  REQUIRE(diagnostics.entries().size() == 1);
  CHECK(diagnostics.entries().front().error.rule == "form-file-name");
  CHECK(diagnostics.entries().front().error.place.at.line == 2);
}

TEST_CASE("a file without [form] and a table without rows are errors") {
  CHECK(only_error("").rule == "missing-key");
  CHECK(only_error(with_rows("")).rule == "empty-table");
}

TEST_CASE("every problem of a form is reported, not the first") {
  CHECK(errors_of(with_head("deadline = \"x\"\nfoo = 1\nparts = 3")).size() == 3);
}
