// Tables as people lay them out in spreadsheets, against the built-in forms and small ones.

#include "import/table_import.hpp"

#include "io/memory.hpp"
#include "report/form_library.hpp"
#include "report/form_reader.hpp"
#include "support/catch.hpp"

#include <algorithm>
#include <map>

using namespace gazette;

namespace {

std::shared_ptr<const Form> built_in(const std::string& id) {
  Diagnostics none;
  const MemoryFileSystem files(std::map<std::string, std::string>{});
  return load_forms(files, none).find(id);
}

/// A form with two tables that differ in their rows alone, and one with groups that repeat the labels of columns.
std::shared_ptr<const Form> small_form() {
  Diagnostics found;
  auto form = parse_form("forms/small.toml", R"(
[form]
id = "small"
title = "Small"
language = "en"

[[table]]
key = "north"
title = "North"
columns = [{ key = "a", label = "Apples" }, { key = "b", label = "Pears, ripe" }]
rows = [{ key = "x", label = "First" }, { key = "y", label = "Second" }]

[[table]]
key = "south"
title = "South"
columns = [{ key = "a", label = "Apples" }, { key = "b", label = "Pears, ripe" }]
rows = [{ key = "x", label = "First" }, { key = "y", label = "Second" }]

[[table]]
key = "times"
title = "Times"
cell = "days"
column_groups = [{ key = "s", label = "Simple" }, { key = "c", label = "Complex" }]
columns = [
  { key = "s_median", label = "Median", group = "s" },
  { key = "s_mean", label = "Mean", group = "s" },
  { key = "c_median", label = "Median", group = "c" },
  { key = "c_mean", label = "Mean", group = "c" },
]
row_groups = [{ key = "in", label = "Inside" }, { key = "out", label = "Outside" }]
rows = [{ key = "in_all", label = "All", group = "in" }, { key = "out_all", label = "All", group = "out" }]

[[table]]
key = "oldest"
title = "Oldest"
kind = "records"
columns = [{ key = "who", label = "Who", type = "text" }, { key = "since", label = "Since", type = "date" }]

[[table]]
key = "single"
title = "Single"
rows = [{ key = "one", label = "One thing" }, { key = "two", label = "Two things" }]
)",
                         found);
  REQUIRE(form);
  return std::make_shared<const Form>(*std::move(form));
}

struct Import {
  std::shared_ptr<const Form> form;
  std::optional<ImportedTable> table;
  Diagnostics found;

  std::string at(const std::string& address) const {
    const auto cell = find_cell(*form, address);
    REQUIRE(cell);
    const auto& figure = cell_at(table->figures, *cell);
    return figure.state == CellState::not_applicable ? "n/a" : figure.text;
  }
  std::size_t errors() const { return found.count(Severity::error); }
  const Error* first(const std::string& rule) const {
    for (const auto& entry : found.entries())
      if (entry.error.rule == rule) return &entry.error;
    return nullptr;
  }
};

Import import(const std::shared_ptr<const Form>& form, const std::string& text, const std::string& table = {},
              const std::string& file = "sheet.csv") {
  Import out{form, {}, {}};
  const auto wanted = table.empty() ? std::nullopt : find_table(*form, table);
  out.table = import_table(file, text, {*form, 2026, wanted}, out.found);
  return out;
}

}  // namespace

TEST_CASE("full-width marks, white space and quotation marks do not tell labels apart") {
  const auto run = import(built_in("cn-2021"),
                          "项目,自 然 人,商业企业,科研机构,社会公益组织,法律服务机构,其他,总　计\n"
                          "3．危及\"\"三安全一稳定\"\",1,2,3,4,5,6,21\n"
                          "(七)总计,1,2,3,4,5,6,21\n");
  // A quote inside a cell without quotes is no CSV.
  CHECK(run.first("invalid-csv"));
  const auto sound = import(built_in("cn-2021"),
                            "项目,自 然 人,商业企业,科研机构,社会公益组织,法律服务机构,其他,总　计\n"
                            "\"3．危及\"\"三安全一稳定\"\"\",1,2,3,4,5,6,21\n"
                            "(七)总计,1,2,3,4,5,6,21\n");
  CHECK(sound.errors() == 0);
  CHECK(sound.at("t3.b3.oth") == "6");
  CHECK(sound.at("t3.t.total") == "21");
}

TEST_CASE("an unknown row with figures is an error with the nearest label, a note below is a warning") {
  const auto run = import(small_form(), "North,Apples,\"Pears, ripe\"\nFirst,1,2\nSecnd,3,4\nSource: the office,,\n");
  REQUIRE(run.table);
  REQUIRE(run.first("unknown-row"));
  CHECK(run.first("unknown-row")->place.at.line == 3);
  CHECK(run.first("unknown-row")->help == "did you mean \"Second\"?");
  CHECK(run.first("unplaced-line")->place.at.line == 4);
  CHECK(run.first("missing-row"));
  CHECK(run.errors() == 1);
  CHECK(run.at("north.x.b") == "2");
  CHECK(run.at("north.y.a").empty());
}

TEST_CASE("a table is told by the title in the sheet, by the file's name or by --table, else not at all") {
  const auto form = small_form();
  const std::string body = "Apples,\"Pears, ripe\"\nFirst,1,2\nSecond,3,4\n";
  CHECK(import(form, "South," + body).table->table == 1);
  CHECK(import(form, "The South in 2026,,\nSouth,,\n," + body).table->table == 1);
  CHECK(import(form, "," + body, {}, "some/south.csv").table->table == 1);
  CHECK(import(form, "," + body, "north").table->table == 0);
  const auto open = import(form, "," + body);
  CHECK_FALSE(open.table);
  REQUIRE(open.first("ambiguous-table"));
  CHECK(open.first("ambiguous-table")->message == "the file fits several tables equally well: north, south");
}

TEST_CASE("a label that several lines have is placed by its groups, and without them not at all") {
  const auto form = small_form();
  const auto grouped = import(form,
                              "Times,,Simple,,Complex,\n,,Median,Mean,Median,Mean\n"
                              "Inside,All,1,2,3,4\nOutside,All,5,6,7,<1\n");
  CHECK(grouped.errors() == 0);
  CHECK(grouped.at("times.in_all.c_median") == "3");
  CHECK(grouped.at("times.out_all.c_mean") == "<1");
  const auto rows_only = import(form, "Times,s_median,s_mean,c_median,c_mean\nAll,1,2,3,4\n", "times");
  CHECK_FALSE(rows_only.table);
  const auto mixed =
      import(form, "Times,s_median,s_mean,c_median,c_mean\nAll,1,2,3,4\nInside / All,5,6,7,8\n", "times");
  REQUIRE(mixed.first("ambiguous-label"));
  CHECK(mixed.first("ambiguous-label")->place.at.line == 2);
  CHECK(mixed.at("times.in_all.s_median") == "5");
  CHECK(mixed.at("times.out_all.s_median").empty());
}

TEST_CASE("a label under a group that does not have it is not placed") {
  const auto run = import(built_in("cn-2021"),
                          ",,自然人,商业企业,科研机构,社会公益组织,法律服务机构,其他,总计\n"
                          "（三）不予公开,1.属于国家秘密,1,0,0,0,0,0,1\n"
                          ",3.其他,2,0,0,0,0,0,2\n");
  REQUIRE(run.first("unknown-row"));
  CHECK(run.first("unknown-row")->message == "the table t3 has no row \"3.其他\" under \"（三）不予公开\"");
  CHECK(run.at("t3.b1.nat") == "1");
  CHECK(run.at("t3.f3.nat").empty());
}

TEST_CASE("a row or a column that is there twice is not taken, neither the first nor the second") {
  const auto rows = import(small_form(), "North,Apples,\"Pears, ripe\"\nFirst,1,2\nSecond,3,4\nx,5,6\n");
  CHECK(rows.errors() == 2);
  CHECK(rows.at("north.x.a").empty());
  CHECK(rows.at("north.y.a") == "3");
  const auto columns = import(small_form(), "North,Apples,a,b\nFirst,1,2,3\nSecond,4,5,6\n");
  CHECK(columns.first("duplicate-key"));
  CHECK(columns.at("north.x.a").empty());
  CHECK(columns.at("north.y.b") == "6");
}

TEST_CASE("an invalid figure is an error at its cell and the others are placed") {
  const auto run = import(small_form(), "North,a,b\nFirst,\"1,20\",2\nSecond,-,n/a\n");
  CHECK(run.errors() == 2);
  CHECK(run.first("invalid-figure")->place.at.line == 2);
  CHECK(run.at("north.x.b") == "2");
  CHECK(run.at("north.y.b") == "n/a");
}

TEST_CASE("numbers in groups of three and in full width are taken as the numbers that they are") {
  const auto run = import(small_form(), "North,a,b\nFirst,\"1,200\",１２\nSecond,１，２００，３００,0\n");
  CHECK(run.errors() == 0);
  CHECK(run.at("north.x.a") == "1200");
  CHECK(run.at("north.x.b") == "12");
  CHECK(run.at("north.y.a") == "1200300");
}

TEST_CASE("a single comma where decimals are possible is not guessed at: it may set off thousands or decimals") {
  const auto form = built_in("cn-2021");
  const auto with_fee = [&](const std::string& fee) {
    return import(form, "第二十条第（八）项,\n信息内容,本年收费金额（单位：万元）\n行政事业性收费,\"" + fee + "\"\n",
                  "t2d");
  };
  for (const auto* fee : {"1,592", "１，５９２"}) {
    const auto run = with_fee(fee);
    CHECK(run.errors() == 1);
    CHECK(run.first("invalid-figure"));
    CHECK(run.at("t2d.fees").empty());
  }
  CHECK(with_fee("1,592.50").at("t2d.fees") == "1592.50");
  CHECK(with_fee("1,592,000").at("t2d.fees") == "1592000");
  CHECK(with_fee("1 592").at("t2d.fees") == "1592");
}

TEST_CASE("what many cells say alike is reported once, at the first of them") {
  const auto run = import(small_form(), "North,a,b\nFirst,-,2\nSecond,-,-\n");
  CHECK(run.errors() == 1);
  REQUIRE(run.first("invalid-figure"));
  CHECK(run.first("invalid-figure")->place.at.line == 2);
  CHECK(run.first("invalid-figure")->message ==
        "\"-\" is not a count: a whole number of 0 or more, here and in 2 other cells");
}

TEST_CASE("each of several tables in one sheet is imported by itself, and the others are named") {
  const std::string sheet =
      "第二十条第（一）项,,,\n信息内容,本年制发件数,本年废止件数,现行有效件数\n规章,0,0,0\n行政规范性文件,3,2,24\n"
      "第二十条第（五）项,,,\n信息内容,本年处理决定数量,,\n行政许可,162,,\n"
      "第二十条第（六）项,,,\n信息内容,本年处理决定数量,,\n行政处罚,12,,\n行政强制,0,,\n"
      "第二十条第（八）项,,,\n信息内容,本年收费金额（单位：万元）,,\n行政事业性收费,59237.2449,,\n";
  const auto form = built_in("cn-2021");
  const auto first = import(form, sheet);
  CHECK(first.errors() == 0);
  CHECK(first.at("t2a.normative.valid") == "24");
  REQUIRE(first.first("other-table"));
  CHECK(first.first("other-table")->place.at.line == 5);
  CHECK(first.first("other-table")->help == "import the file once more with --table t2b");
  CHECK(first.found.count(Severity::warning) == 3);
  const auto second = import(form, sheet, "t2b");
  CHECK(second.errors() == 0);
  CHECK(second.at("t2b.licences") == "162");
  const auto third = import(form, sheet, "t2c");
  CHECK(third.errors() == 0);
  CHECK(third.at("t2c.penalties") == "12");
  CHECK(import(form, sheet, "t2d").at("t2d.fees") == "59237.2449");
}

TEST_CASE("a row that only another table has is told as that table's") {
  const auto run = import(small_form(), "North,a,b\nFirst,1,2\nInside / All,3,4\n");
  CHECK(run.errors() == 0);
  REQUIRE(run.first("other-table"));
  CHECK(run.first("other-table")->message == "\"Inside / All\" is of the table times, which is not imported");
}

TEST_CASE("a workbook is told from a CSV file") {
  const auto zip = import(small_form(), std::string("PK\x03\x04\x14\x00", 6));
  CHECK_FALSE(zip.table);
  CHECK(zip.first("workbook"));
  CHECK(import(small_form(), "\xD0\xCF\x11\xE0\xA1\xB1").first("workbook"));
}

TEST_CASE("semicolons and tabs separate cells as well, and labels may hold the other signs") {
  const auto semicolons = import(small_form(), "\xEF\xBB\xBFNorth;Apples;Pears, ripe\nFirst;1;2\nSecond;3;4\n");
  CHECK(semicolons.errors() == 0);
  CHECK(semicolons.at("north.y.b") == "4");
  const auto tabs = import(small_form(), "North\tApples\tPears, ripe\r\nFirst\t1\t2\r\nSecond\t3\t4\r\n");
  CHECK(tabs.errors() == 0);
  CHECK(tabs.at("north.x.a") == "1");
}

TEST_CASE("files that are not UTF-8 are named by their encoding") {
  const auto gbk = import(small_form(), "\xCF\xEE\xC4\xBF,Apples\n");
  REQUIRE(gbk.first("invalid-utf8"));
  CHECK(gbk.first("invalid-utf8")->message == "the file is GB18030 (GBK), not UTF-8");
  const auto utf16 = import(small_form(), std::string("\xFF\xFE\x41\x00", 4));
  CHECK(utf16.first("invalid-utf8")->message == "the file is UTF-16, not UTF-8");
  CHECK(import(small_form(), "a\xFF\xFF\x80").first("invalid-utf8"));
}

TEST_CASE("a table of one column takes the only column of figures, or the one of the report's year") {
  const auto form = small_form();
  CHECK(import(form, "Item,Unit,Number\nOne thing,pcs,5\nTwo things,pcs,6\n").at("single.two") == "6");
  const auto years = import(form, "Item,2024,2025,2026\nOne thing,1,2,3\nTwo things,4,5,6\n");
  CHECK(years.errors() == 0);
  CHECK(years.at("single.one") == "3");
  const auto unclear = import(form, "Item,Plan,Result\nOne thing,1,2\nTwo things,4,5\n");
  CHECK_FALSE(unclear.table);
  CHECK(unclear.first("unknown-table"));
}

TEST_CASE("records take every line with more than one cell") {
  const auto run = import(small_form(), "Oldest requests,\nWho,Since\nOIP,2019-03-01\nCIV,2019-04-02\nEnd of list,\n");
  REQUIRE(run.table);
  CHECK(run.errors() == 0);
  CHECK(run.table->figures.tables[3].row_count() == 2);
  CHECK(run.at("oldest.2.since") == "2019-04-02");
}

TEST_CASE("figures without a label or a header are told, not taken") {
  const auto run = import(small_form(), "North,a,b,,Weight\nFirst,1,2,9,8\n,3,4,,\n");
  CHECK(run.errors() == 3);
  CHECK(run.first("unknown-column")->message == "the table north has no column \"Weight\"");
  CHECK(run.first("unplaced-figure"));
}

TEST_CASE("an empty file, and one of text alone, fit no table") {
  CHECK(import(small_form(), "").first("unknown-table"));
  CHECK(import(small_form(), "Dear colleague,\nplease find attached\n").first("unknown-table"));
}

TEST_CASE("a label that several columns have is not guessed at where no group tells them apart") {
  const auto run =
      import(small_form(), "Times,Median,s_mean,c_mean\nInside / All,1,2,3\nOutside / All,4,5,6\n", "times");
  REQUIRE(run.first("ambiguous-label"));
  CHECK(run.first("ambiguous-label")->message == "\"Median\" is the label of several columns");
  CHECK(run.first("ambiguous-label")->help == "write the key instead: s_median is one");
  CHECK(run.first("ambiguous-label")->place.at.line == 1);
  CHECK(run.at("times.in_all.s_median").empty());
  CHECK(run.at("times.in_all.c_median").empty());
  CHECK(run.at("times.out_all.s_mean") == "5");
}
