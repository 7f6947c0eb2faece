#include "report/totals.hpp"

#include "support/catch.hpp"
#include "unit/report/small_form.hpp"

using namespace gazette;

namespace {

constexpr const char* k_matrix = R"(
[[table]]
key = "t"
title = "申请"
columns = [{ key = "nat", label = "自然人" }, { key = "com", label = "企业" }, { key = "total", label = "总计", total = true }]
row_groups = [{ key = "g", label = "结果" }, { key = "b", label = "不予公开", group = "g" }]
rows = [
  { key = "n", label = "新收" },
  { key = "a", label = "公开", group = "g" },
  { key = "b1", label = "秘密", group = "b" },
  { key = "b2", label = "禁止", group = "b" },
  { key = "bs", label = "小计", group = "b", total = true },
  { key = "done", label = "总计", group = "g", total = true },
]
)";

struct Filled {
  Form form;
  Figures figures;
  std::vector<Error> faults;
  std::vector<FigureDifference> differences;

  std::string text(std::string_view address) const { return text_at(form, figures, address); }
  CellOrigin origin(std::string_view address) const { return cell_of(form, figures, address).origin; }
};

Filled filled(const std::string& blocks, const std::string& figures) {
  Filled out{form_of(blocks), {}, {}, {}};
  out.figures = figures_of(out.form, figures);
  out.faults = fill_totals(out.form, bound_form(out.form), {}, out.figures, out.differences);
  return out;
}

Filled sound(const std::string& blocks, const std::string& figures) {
  auto out = filled(blocks, figures);
  CHECK(out.faults.empty());
  return out;
}

std::string rows_table(const std::string& rows, const std::string& more = {}) {
  return "[[table]]\nkey = \"t\"\ntitle = \"表\"\n" + more + "\nrows = [\n" + rows + "\n]\n";
}

Error only_fault(const std::string& blocks, const std::string& figures) {
  const auto out = filled(blocks, figures);
  REQUIRE(out.faults.size() == 1);
  CHECK(out.faults.front().kind == ErrorKind::configuration);
  return out.faults.front();
}

}  // namespace

TEST_CASE("a total left blank is the sum of the lines of its own group that are no totals") {
  const auto t = sound(k_matrix, "[t]\nn = [100, 1, \"\"]\na = [5, 1, \"\"]\nb1 = [2, 0, \"\"]\nb2 = [3, 0, \"\"]\n");
  CHECK(t.text("t.bs.nat") == "5");
  CHECK(t.text("t.done.nat") == "10");
  CHECK(t.text("t.n.total") == "101");
  CHECK(t.origin("t.done.nat") == CellOrigin::total);
}

TEST_CASE("where the row and the column are totals the corner is the sum across") {
  const auto t = sound(k_matrix, "[t]\na = [5, 1, \"\"]\nb1 = [2, 0, \"\"]\nb2 = [3, 0, \"\"]\n");
  CHECK(t.text("t.done.total") == "11");
  const auto given = sound(k_matrix, "[t]\na = [5, 1, 90]\nb1 = [2, 0, 90]\nb2 = [3, 0, 90]\n");
  CHECK(given.text("t.done.total") == "11");
}

TEST_CASE("the corner is the sum down where a figure is missing across") {
  const auto t = sound(k_matrix, "[t]\na = [5, \"\", 6]\nb1 = [2, 0, \"\"]\nb2 = [3, 0, \"\"]\n");
  CHECK(t.text("t.done.com") == "-");
  CHECK(t.text("t.done.total") == "11");
}

TEST_CASE("a total with a blank operand stays blank") {
  const auto t = sound(k_matrix, "[t]\na = [5, 1, \"\"]\nb1 = [2, 0, \"\"]\n");
  CHECK(t.text("t.bs.nat") == "-");
  CHECK(t.text("t.done.nat") == "-");
  CHECK(t.text("t.done.total") == "-");
  CHECK(t.text("t.a.total") == "6");
  CHECK(sound(k_matrix, "").text("t.done.total") == "-");
}

TEST_CASE("a declared total is kept, right or wrong") {
  const auto t = sound(k_matrix, "[t]\nn = [1, 2, 4]\n");
  CHECK(t.text("t.n.total") == "4");
  CHECK(t.origin("t.n.total") == CellOrigin::declared);
}

TEST_CASE("what is not applicable adds nothing, and a sum of nothing else is not applicable") {
  const auto t = sound(k_matrix, "[t]\nn = [7, \"n/a\", \"\"]\na = [\"n/a\", \"n/a\", \"\"]\n");
  CHECK(t.text("t.n.total") == "7");
  CHECK(t.text("t.a.total") == "n/a");
  CHECK(t.origin("t.a.total") == CellOrigin::total);
}

TEST_CASE("a formula is computed from other lines, totals among them, in any order") {
  const auto rows =
      "{ key = \"end\", label = \"末\", total = \"start + come - gone\" },\n"
      "{ key = \"start\", label = \"初\" }, { key = \"come\", label = \"来\" },\n"
      "{ key = \"gone\", label = \"去\", total = \"start * 2\" },";
  const auto t = sound(rows_table(rows), "[t]\nstart = 10\ncome = 20\n");
  CHECK(t.text("t.gone") == "20");
  CHECK(t.text("t.end") == "10");
}

TEST_CASE("a formula may use a table before its own") {
  const auto t = sound("[[table]]\nkey = \"s\"\ntitle = \"表\"\nrows = [{ key = \"x\", label = \"一\" }]\n" +
                           rows_table("{ key = \"a\", label = \"甲\", total = \"s.x * 2\" },"),
                       "[s]\nx = 21\n");
  CHECK(t.text("t.a") == "42");
}

TEST_CASE("a computed percentage is rounded to the decimals of its cell, halves up") {
  const auto rate = [](const std::string& decimals, const std::string& a) {
    return sound(rows_table("{ key = \"a\", label = \"甲\" }, { key = \"b\", label = \"乙\" },\n"
                            "{ key = \"rate\", label = \"率\", type = \"percent\"" +
                            decimals + ", total = \"100 * a / b\" },"),
                 "[t]\na = " + a + "\nb = 8\n")
        .text("t.rate");
  };
  CHECK(rate(", decimals = 1", "5") == "62.5");
  CHECK(rate(", decimals = 0", "5") == "63");
  CHECK(rate(", decimals = 2", "4") == "50.00");
  CHECK(rate("", "1") == "12.5");
}

TEST_CASE("a declared percentage is held to its formula, to as many decimals as its cell has") {
  const auto rate = [](const std::string& declared) {
    return filled(
        rows_table("{ key = \"a\", label = \"甲\" }, { key = \"b\", label = \"乙\" },\n"
                   "{ key = \"rate\", label = \"率\", type = \"percent\", decimals = 1, total = \"100 * a / b\" },"),
        "[t]\na = 1\nb = 3\nrate = \"" + declared + "\"\n");
  };
  CHECK(rate("33.3").differences.empty());
  CHECK(rate("").differences.empty());
  CHECK(rate("n/a").differences.empty());
  const auto wrong = rate("33.4");
  REQUIRE(wrong.differences.size() == 1);
  CHECK(wrong.differences[0].declared == "33.4");
  CHECK(wrong.differences[0].computed == "33.3");
  CHECK(wrong.text("t.rate") == "33.4");
}

TEST_CASE("a declared percentage of a cell without decimals is held to those that it has itself") {
  const auto rate = [](const std::string& declared) {
    return filled(rows_table("{ key = \"a\", label = \"甲\" }, { key = \"b\", label = \"乙\" },\n"
                             "{ key = \"rate\", label = \"率\", type = \"percent\", total = \"100 * a / b\" },"),
                  "[t]\na = 1\nb = 3\nrate = \"" + declared + "\"\n")
        .differences.size();
  };
  CHECK(rate("33") == 0);
  CHECK(rate("33.333") == 0);
  CHECK(rate("33.3") == 0);
  CHECK(rate("33.34") == 1);
}

TEST_CASE("a total under a condition stays blank where the condition does not hold") {
  const auto rows =
      "{ key = \"a\", label = \"甲\" }, { key = \"b\", label = \"乙\" },\n"
      "{ key = \"rate\", label = \"率\", type = \"percent\", decimals = 1, total = \"when(b > 0, 100 * a / b)\" },";
  CHECK(sound(rows_table(rows), "[t]\na = 0\nb = 0\n").text("t.rate") == "-");
  CHECK(sound(rows_table(rows), "[t]\na = 1\nb = 3\n").text("t.rate") == "33.3");
}

TEST_CASE("a count that comes to no whole number, or to less than none, is an error of the form") {
  const auto half =
      only_fault(rows_table("{ key = \"a\", label = \"甲\" }, { key = \"h\", label = \"半\", total = \"a / 2\" },"),
                 "[t]\na = 3\n");
  CHECK(half.rule == "invalid-total");
  CHECK(half.message == "the total t.h is a count but comes to 1.5");
  CHECK(half.place.file == "forms/f.toml");
  CHECK(half.place.at.line > 1);
  const auto less =
      only_fault(rows_table("{ key = \"a\", label = \"甲\" }, { key = \"h\", label = \"负\", total = \"a - 5\" },"),
                 "[t]\na = 3\n");
  CHECK(less.message == "the total t.h is a count but comes to -2");
}

TEST_CASE("a total past 64 bits or divided by zero is an error, and its cell stays blank") {
  const std::string most = "9223372036854775807";
  const auto big = filled(k_matrix, "[t]\nn = [" + most + ", 1, \"\"]\n");
  REQUIRE(big.faults.size() == 1);
  CHECK(big.faults.front().rule == "overflow");
  CHECK(big.text("t.n.total") == "-");
  CHECK(only_fault(rows_table("{ key = \"a\", label = \"甲\" }, { key = \"q\", label = \"商\", total = \"1 / a\" },"),
                   "[t]\na = 0\n")
            .rule == "division-by-zero");
}

TEST_CASE("money adds without losing a digit") {
  const auto rows =
      "{ key = \"a\", label = \"甲\" }, { key = \"b\", label = \"乙\" }, { key = \"s\", label = \"合计\", total = true "
      "},";
  const auto t = sound(rows_table(rows, "cell = \"money\"\ndecimals = 4"), "[t]\na = \"59237.2449\"\nb = \"0.0001\"\n");
  CHECK(t.text("t.s") == "59237.2450");
}

TEST_CASE("a total of records that names a record past the last stays blank") {
  constexpr const char* k_records = R"(
[[table]]
key = "t"
title = "记录"
kind = "records"
columns = [{ key = "a", label = "甲" }, { key = "b", label = "乙" }, { key = "sum", label = "计", total = "a + t.900000.b" }]
)";
  const auto t = sound(k_records, "[[t]]\na = 1\nb = 2\n");
  CHECK(t.text("t.1.sum") == "-");
}

TEST_CASE("a record whose number leaves 64 bits when multiplied is not the first one") {
  constexpr const char* k_records = R"(
[[table]]
key = "t"
title = "记录"
kind = "records"
columns = [{ key = "a", label = "甲" }, { key = "b", label = "乙" }, { key = "c", label = "丙" }, { key = "d", label = "丁" }]
)";
  const auto t = sound(k_records, "[[t]]\na = 1\nb = 2\nc = 3\nd = 4\n");
  CHECK(t.text("t.1.a") == "1");
  CHECK(t.text("t.4611686018427387905.a") == "-");
}
