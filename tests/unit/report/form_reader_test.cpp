#include "report/form_reader.hpp"

#include "support/catch.hpp"
#include "unit/report/small_form.hpp"

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
  const auto form = built_in_form("cn-492");
  CHECK(form->parts.size() == 7);
  CHECK(form->parts.front().label.own == "概述");
  REQUIRE(form->tables.size() == 4);
  for (const auto& table : form->tables) CHECK(column_count(table) == 1);
  CHECK(form->deadline == "03-31");
  CHECK(serves_year(*form, 2018));
  CHECK_FALSE(serves_year(*form, 2019));
  const auto& disclosed = form->tables[*find_table(*form, "disclosed")];
  CHECK(disclosed.rows[*find_line(disclosed.rows, "cumulative")].computed == "site.published.cumulative");
  const auto fees = find_cell(*form, "fees.amount");
  REQUIRE(fees);
  CHECK(format_of(form->tables[fees->table], fees->row, fees->column).type == CellType::money);
}

TEST_CASE("a form of a matrix has columns, and its cells are addressed by them") {
  const auto form =
      parse(with_rows("columns = [{ key = \"nat\", label = \"自然人\", en = \"natural persons\" },"
                      " { key = \"total\", label = \"总计\" }]\n"
                      "rows = [{ key = \"n\", label = \"新收\" }, { key = \"c\", label = \"结转\" }]"));
  REQUIRE(form);
  const auto& table = form->tables.front();
  CHECK(column_count(table) == 2);
  CHECK(address_of(*form, {0, 1, 1}) == "t.c.total");
  CHECK(label_in(table.columns[0].label, "en") == "natural persons");
  CHECK(label_in(table.columns[1].label, "en") == "总计");
}

TEST_CASE("a row is a count without a unit unless the form says more") {
  const auto form = parse(std::string(k_small));
  REQUIRE(form);
  const auto& format = format_of(form->tables.front(), 0, 0);
  CHECK(format.type == CellType::count);
  CHECK(format.unit.empty());
}

TEST_CASE("parts are text or tables with a label") {
  const auto form = parse(with_head("parts = [\"概述\", { label = \"收费\", en = \"Fees\" }]"));
  REQUIRE(form);
  REQUIRE(form->parts.size() == 2);
  CHECK(form->parts[1].label.english == "Fees");
  CHECK(only_error(with_head("parts = [7]")).rule == "wrong-type");
}

TEST_CASE("an unknown key anywhere in a form is an error") {
  CHECK(only_error(with_head("titel = \"x\"")).rule == "unknown-key");
  CHECK(only_error(with_head("years = { to = 2018 }")).rule == "unknown-key");
  CHECK(only_error(with_rows("rows = [{ key = \"r\", label = \"行\", typ = \"count\" }]")).rule == "unknown-key");
  CHECK(only_error(std::string(k_small) + "[check]\n").rule == "wrong-type");
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
            .rule == "ambiguous-computed");
}

TEST_CASE("a form is named after its id") {
  Diagnostics diagnostics;
  CHECK_FALSE(parse_form("forms/other.toml", k_small, diagnostics));
  REQUIRE(diagnostics.entries().size() == 1);
  CHECK(diagnostics.entries().front().error.rule == "form-file-name");
  CHECK(diagnostics.entries().front().error.place.at.line == 2);
}

TEST_CASE("a period begins on a day of every year and is named by its start or its end") {
  const auto form = parse(with_head("period = { begins = \"10-01\", named_by = \"end\" }"));
  REQUIRE(form);
  CHECK(period_of(*form, 2023)->first == Date{2022, 10, 1});
  CHECK(period_of(*form, 2023)->last == Date{2023, 9, 30});
  const auto by_start = parse(with_head("period = { begins = \"04-01\", named_by = \"start\" }"));
  CHECK(period_of(*by_start, 2023)->last == Date{2024, 3, 31});
  CHECK(period_of(*parse(with_head("period = \"calendar-year\"")), 2024)->last == Date{2024, 12, 31});
  CHECK_FALSE(period_of(*parse(std::string(k_small)), 2024));
  CHECK(only_error(with_head("period = { begins = \"10-32\" }")).rule == "invalid-period");
  CHECK(only_error(with_head("period = { named_by = \"end\" }")).rule == "missing-key");
  CHECK(only_error(with_head("period = { begins = \"10-01\", named_by = \"middle\" }")).rule == "wrong-value");
  CHECK(only_error(with_head("period = 2024")).rule == "invalid-period");
}

TEST_CASE("the lines of a group are neighbours, because its header spans them") {
  const std::string groups = "row_groups = [{ key = \"g\", label = \"组\" }]\n";
  const auto torn = only_error(
      with_rows(groups + "rows = [{ key = \"a\", label = \"甲\", group = \"g\" }, { key = \"b\", label = \"乙\" },"
                         " { key = \"c\", label = \"丙\", group = \"g\" }]"));
  CHECK(torn.rule == "torn-group");
  CHECK(torn.message == "the lines of the group \"g\" are not neighbours");
  CHECK(torn.place.at.line == 8);
  CHECK(only_error(with_rows(groups + "rows = [{ key = \"a\", label = \"甲\" }]")).rule == "empty-group");
  const auto unknown =
      only_error(with_rows("row_groups = [{ key = \"refused\", label = \"组\" }]\n"
                           "rows = [{ key = \"a\", label = \"甲\", group = \"refused\" },"
                           " { key = \"b\", label = \"乙\", group = \"refusd\" }]"));
  CHECK(unknown.rule == "unknown-group");
  CHECK(unknown.help == "did you mean \"refused\"?");
}

TEST_CASE("a group that holds a torn group of columns is torn as well, and both are told") {
  const auto errors = errors_of(
      with_rows("column_groups = [{ key = \"g\", label = \"外\" }, { key = \"h\", label = \"内\", group = \"g\" }]\n"
                "columns = [{ key = \"a\", label = \"甲\", group = \"h\" }, { key = \"b\", label = \"乙\" }, { key = "
                "\"c\", label = \"丙\", group = \"h\" }]\n"
                "rows = [{ key = \"r\", label = \"行\" }]"));
  REQUIRE(errors.size() == 2);
  for (const auto& error : errors) CHECK(error.rule == "torn-group");
}

TEST_CASE("groups stand two deep at most, each after the one that holds it") {
  CHECK(
      parse(with_rows("row_groups = [{ key = \"a\", label = \"一\" }, { key = \"b\", label = \"二\", group = \"a\" }]\n"
                      "rows = [{ key = \"r\", label = \"行\", group = \"b\" }]")));
  const auto error = only_error(
      with_rows("row_groups = [{ key = \"a\", label = \"一\" }, { key = \"b\", label = \"二\", group = \"a\" },\n"
                "{ key = \"c\", label = \"三\", group = \"b\" }]\n"
                "rows = [{ key = \"r\", label = \"行\", group = \"c\" }]"));
  CHECK(error.rule == "too-many-levels");
  CHECK(error.place.at.line == 8);
  const auto early = errors_of(with_rows(
      "row_groups = [{ key = \"b\", label = \"二\", group = \"a\" }, { key = \"a\", label = \"一\" }]\n"
      "rows = [{ key = \"r\", label = \"行\", group = \"b\" }, { key = \"s\", label = \"行\", group = \"a\" }]"));
  REQUIRE(early.size() == 1);
  CHECK(early.front().rule == "unknown-group");
}

TEST_CASE("records are ordered by a column that is there, and only records have an order") {
  const auto records = [](const std::string& order) {
    return with_rows("kind = \"records\"\ncolumns = [{ key = \"days\", label = \"天\" }]\norder = " + order);
  };
  const auto form = parse(records("{ column = \"days\", direction = \"falling\" }"));
  REQUIRE(form);
  REQUIRE(form->tables[0].order);
  CHECK(form->tables[0].order->direction == Direction::falling);
  CHECK(only_error(records("{ column = \"day\" }")).rule == "unknown-column");
  CHECK(only_error(records("{ column = \"days\", within = \"component\" }")).rule == "unknown-column");
  CHECK(only_error(records("{ column = \"days\", direction = \"down\" }")).rule == "wrong-value");
  CHECK(only_error(records("{ direction = \"falling\" }")).rule == "missing-key");
  CHECK(only_error(with_rows("columns = [{ key = \"a\", label = \"甲\" }]\nrows = [{ key = \"r\", label = \"行\" }]\n"
                             "order = { column = \"a\" }"))
            .rule == "unknown-key");
}

TEST_CASE("records have columns of their own and no rows") {
  CHECK(only_error(with_rows("kind = \"records\"")).rule == "empty-table");
  CHECK(only_error(with_rows("kind = \"records\"\ncolumns = [{ key = \"a\", label = \"甲\" }]\nrows = [{ key = \"r\", "
                             "label = \"行\" }]"))
            .rule == "unknown-key");
  CHECK(only_error(with_rows("rows = \"all\"")).rule == "wrong-value");
}

TEST_CASE("a part names tables of the form, each of them once") {
  CHECK(parse(with_head("parts = [{ label = \"一\", tables = [\"t\"] }, \"二\"]"))->parts[0].tables ==
        std::vector<std::string>{"t"});
  const auto twice =
      only_error(with_head("parts = [{ label = \"一\", tables = [\"t\"] }, { label = \"二\", tables = [\"t\"] }]"));
  CHECK(twice.rule == "duplicate-key");
  CHECK(twice.message == "the table \"t\" stands in two parts");
  CHECK(only_error(with_head("parts = [{ label = \"一\", tables = [\"u\"] }]")).rule == "unknown-table");
}

TEST_CASE("an enumeration has values, and nothing else has") {
  const auto with_column = [](const std::string& column) {
    return with_rows("kind = \"records\"\ncolumns = [{ key = \"a\", label = \"甲\", " + column + " }]");
  };
  const auto form =
      parse(with_column("type = \"enumeration\", values = [\"一\", { key = \"two\", label = \"二\", en = \"Two\" }]"));
  REQUIRE(form);
  const auto& choices = format_of(form->tables[0], 0, 0).choices;
  REQUIRE(choices.size() == 2);
  CHECK(choices[0].key == "一");
  CHECK(choices[1].label.english == "Two");
  CHECK(only_error(with_column("type = \"enumeration\"")).rule == "missing-key");
  CHECK(only_error(with_column("values = [\"一\"]")).rule == "unknown-key");
  CHECK(only_error(with_column("type = \"enumeration\", values = [3]")).rule == "wrong-type");
}

TEST_CASE("decimals are 0 to 15") {
  CHECK(parse(with_rows("rows = [{ key = \"r\", label = \"行\", type = \"money\", decimals = 15 }]")));
  CHECK(only_error(with_rows("rows = [{ key = \"r\", label = \"行\", type = \"money\", decimals = 16 }]")).rule ==
        "out-of-range");
  CHECK(only_error(with_rows("rows = [{ key = \"r\", label = \"行\", type = \"money\", decimals = -1 }]")).rule ==
        "out-of-range");
}

TEST_CASE("a column's format goes before a row's, and a row's before the table's") {
  const auto form =
      parse(with_rows("cell = \"decimal\"\ncolumns = [{ key = \"a\", label = \"甲\", type = \"money\" }, { key = "
                      "\"b\", label = \"乙\" }]\n"
                      "rows = [{ key = \"r\", label = \"行\", type = \"percent\" }, { key = \"s\", label = \"行\" }]"));
  REQUIRE(form);
  const auto& table = form->tables[0];
  CHECK(format_of(table, 0, 0).type == CellType::money);
  CHECK(format_of(table, 0, 1).type == CellType::percent);
  CHECK(format_of(table, 1, 1).type == CellType::decimal);
}

TEST_CASE("a chart of bars names a table and one of its columns, a chart of years figures") {
  const std::string two =
      "columns = [{ key = \"a\", label = \"甲\" }, { key = \"b\", label = \"乙\" }]\nrows = [{ key = \"r\", label = "
      "\"行\" }]";
  const auto with_chart = [&](const std::string& chart) {
    return with_rows(two) + "[[chart]]\ntitle = \"图\"\n" + chart + "\n";
  };
  const auto form = parse(with_chart("table = \"t\"\ncolumn = \"b\""));
  REQUIRE(form);
  CHECK(form->charts.at(0).kind == ChartKind::bars);
  CHECK(parse(with_chart("kind = \"years\"\nfigures = [\"t.r.a\"]"))->charts.at(0).figures.size() == 1);
  CHECK(only_error(with_chart("table = \"t\"")).rule == "unknown-column");
  CHECK(only_error(with_chart("table = \"t\"\ncolumn = \"c\"")).rule == "unknown-column");
  CHECK(only_error(with_chart("table = \"u\"\ncolumn = \"a\"")).rule == "unknown-table");
  CHECK(only_error(with_chart("table = \"t\"\ncolumn = \"a\"\ngroup = \"g\"")).rule == "unknown-group");
  CHECK(only_error(with_chart("kind = \"years\"\nfigures = [\"t.r.c\"]")).rule == "unknown-name");
  CHECK(only_error(with_chart("kind = \"pie\"")).rule == "wrong-value");
}

TEST_CASE("a check that runs over lines names its table, and only lines that the table has") {
  const auto with_check = [](const std::string& more) {
    return std::string(k_small) + "[[check]]\nid = \"I1\"\nlabel = \"规则\"\nrule = \"r >= 0\"\n" + more + "\n";
  };
  const auto form = parse(with_check("table = \"t\"\nlevel = \"warning\"\nexplain = \"note\""));
  REQUIRE(form);
  CHECK(form->checks[0].level == Severity::warning);
  CHECK(form->checks[0].wants_note);
  CHECK(form->checks[0].rule_text == "r >= 0");
  CHECK(only_error(with_check("each = \"column\"")).rule == "missing-key");
  CHECK(only_error(with_check("table = \"t\"\neach = \"line\"")).rule == "wrong-value");
  CHECK(only_error(with_check("table = \"t\"\nonly = [\"r\"]")).rule == "unknown-key");
  CHECK(only_error(with_check("table = \"t\"\neach = \"column\"\nonly = [\"q\"]")).rule == "unknown-name");
  CHECK(only_error(with_check("table = \"x\"")).rule == "unknown-table");
  CHECK(errors_of(with_check("table = \"t\"") + with_check("table = \"t\"").substr(k_small.size())).front().rule ==
        "duplicate-key");
}

TEST_CASE("a rule that names no figure of the form is found when the form is read") {
  const auto error =
      only_error(std::string(k_small) + "[[check]]\nid = \"I1\"\nlabel = \"规则\"\ntable = \"t\"\nrule = \"q >= 0\"\n");
  CHECK(error.rule == "unknown-name");
  CHECK(error.place.at == Position{12, 9, 1});
}

TEST_CASE("a fault of a rule stands at the whole rule where the file writes it in another way than it reads") {
  const auto place_of_fault = [](const std::string& rule) {
    return only_error(std::string(k_small) + "[[check]]\nid = \"I1\"\nlabel = \"规则\"\ntable = \"t\"\nrule = " + rule +
                      "\n")
        .place.at;
  };
  CHECK(place_of_fault("\"n >= 0 0\"") == Position{12, 16, 1});
  CHECK(place_of_fault("\"\"\"\nn >= 0 0\"\"\"") == Position{12, 8, 1});
  CHECK(place_of_fault("\"\"\"n >=\n0 0\"\"\"") == Position{12, 8, 1});
  CHECK(place_of_fault("\"n \\u003E= 0 0\"") == Position{12, 8, 1});
}

TEST_CASE("the ledger names rows of its table and sensible limits") {
  const auto with_ledger = [](const std::string& rows, const std::string& more) {
    return std::string(k_small) + "[ledger]\ntable = \"t\"\n" + rows + more + "\n";
  };
  const std::string rows = "received = \"r\"\ncarried_in = \"r\"\nhandled = \"r\"\ncarried_out = \"r\"\n";
  CHECK(parse(with_ledger(rows, "limit = 15"))->ledger->limit == 15);
  CHECK(only_error(with_ledger(rows, "limit = 401")).rule == "out-of-range");
  CHECK(only_error(with_ledger(rows, "appeals = \"t4\"")).rule == "unknown-table");
  CHECK(errors_of(with_ledger("received = \"q\"\n", "")).size() == 4);
}

TEST_CASE("a file without [form] and a table without rows are errors") {
  CHECK(only_error("").rule == "missing-key");
  CHECK(only_error(with_rows("")).rule == "empty-table");
}

TEST_CASE("every problem of a form is reported, not the first") {
  CHECK(errors_of(with_head("deadline = \"x\"\nfoo = 1\nparts = 3")).size() == 3);
}

TEST_CASE("a check of each component needs a table of components") {
  const auto error = only_error(
      with_rows("rows = [{ key = \"r\", label = \"行\" }]\n[[table]]\nkey = \"o\"\ntitle = \"表\"\nkind = \"records\"\n"
                "columns = [{ key = \"n\", label = \"件\" }]\n"
                "[[check]]\nid = \"X\"\nlabel = \"对\"\neach = \"component\"\nrule = \"sum(o.n) >= 0\""));
  CHECK(error.rule == "wrong-value");
  CHECK(error.message == "the form has no table of components to run over");
}

TEST_CASE("values of components need a table of components, and may stand in the table's own cells") {
  const std::string records =
      "kind = \"records\"\ncell = \"enumeration\"\nvalues = \"components\"\n"
      "columns = [{ key = \"who\", label = \"谁\" }]";
  CHECK(only_error(with_rows(records)).message ==
        "the values are the report's components, but the form has no table of components");
  const auto form = parse(with_rows(records) + "[[table]]\nkey = \"c\"\ntitle = \"表\"\nrows = \"components\"\n");
  REQUIRE(form);
  const auto filled = with_components(std::make_shared<const Form>(*form), {{"oip", "OIP"}});
  CHECK(figures_of(*filled, "[[t]]\nwho = \"oip\"\n").tables[0].cells.size() == 1);
}

TEST_CASE("an id that could not be the name of a file is refused with what an id is made of") {
  auto text = std::string(k_small);
  text.replace(text.find("\"small\""), 7, "\"Small Form\"");
  const auto error = only_error(text);
  CHECK(error.rule == "invalid-key");
  CHECK(error.message == "\"Small Form\" cannot be the id of a form");
  CHECK(error.place.at.line == 2);
}

TEST_CASE("a total is a flag or an expression, and nothing else") {
  const auto error =
      only_error(with_rows("rows = [{ key = \"r\", label = \"行\" }, { key = \"t\", label = \"计\", total = 5 }]"));
  CHECK(error.rule == "wrong-type");
  CHECK(error.message.starts_with("a total is true or an expression, not "));
}

TEST_CASE("a check of each row or column cannot run over records") {
  const auto error = only_error(std::string(k_small) +
                                "[[table]]\nkey = \"o\"\ntitle = \"录\"\nkind = \"records\"\ncolumns = [{ key = \"a\", "
                                "label = \"甲\" }]\n[[check]]\nid = \"C\"\nlabel = \"查\"\ntable = \"o\"\neach = "
                                "\"row\"\nrule = \"a == 1\"\n");
  CHECK(error.rule == "wrong-value");
  CHECK(error.message == "records have no lines of the form's own to run over");
}
