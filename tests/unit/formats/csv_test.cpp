#include "formats/csv.hpp"

#include "support/catch.hpp"

using namespace gazette;

namespace {

std::vector<std::vector<std::string>> texts_of(std::string_view csv) {
  Diagnostics diagnostics;
  std::vector<std::vector<std::string>> out;
  for (const auto& row : parse_csv("t.csv", csv, diagnostics)) {
    out.emplace_back();
    for (const auto& cell : row) out.back().push_back(cell.text);
  }
  CHECK(diagnostics.empty());
  return out;
}

Error only_error(std::string_view csv) {
  Diagnostics diagnostics;
  parse_csv("t.csv", csv, diagnostics);
  REQUIRE(diagnostics.entries().size() == 1);
  return diagnostics.entries().front().error;
}

using CellRows = std::vector<std::vector<std::string>>;

}  // namespace

TEST_CASE("CSV lines end with LF, CRLF, CR or the end of the file") {
  const CellRows wanted = {{"a", "b"}, {"c", ""}};
  CHECK(texts_of("a,b\nc,\n") == wanted);
  CHECK(texts_of("a,b\r\nc,\r\n") == wanted);
  CHECK(texts_of("a,b\rc,\r") == wanted);
  CHECK(texts_of("a,b\nc,") == wanted);
}

TEST_CASE("an empty CSV file has no rows and empty lines are left out") {
  CHECK(texts_of("").empty());
  CHECK(texts_of("\n\n\r\n\r").empty());
  CHECK(texts_of("\xEF\xBB\xBF").empty());
  CHECK(texts_of("a\n\nb\n") == CellRows{{"a"}, {"b"}});
  CHECK(texts_of("\"\"\n") == CellRows{{""}});
}

TEST_CASE("a quoted CSV cell holds commas, quotes and line ends") {
  CHECK(texts_of("\"a,b\",\"say \"\"x\"\"\",\"two\r\nlines\"\nz") ==
        CellRows{{"a,b", "say \"x\"", "two\r\nlines"}, {"z"}});
}

TEST_CASE("a byte order mark is not part of the first CSV cell") {
  CHECK(texts_of("\xEF\xBB\xBF行,总计\n") == CellRows{{"行", "总计"}});
}

TEST_CASE("CSV places count characters and lines, also behind a cell of two lines") {
  Diagnostics diagnostics;
  const auto rows = parse_csv("t.csv", "自然人,\"商业\n企业\",x\n新收,300\n", diagnostics);
  REQUIRE(rows.size() == 2);
  CHECK(rows[0][1].place.at == Position{1, 5, 1});
  CHECK(rows[0][2].place.at == Position{2, 5, 1});
  CHECK(rows[1][1].place.at == Position{3, 4, 3});
  CHECK(rows[1][1].place.file == "t.csv");
}

TEST_CASE("a quote that is never closed is an error at the quote") {
  const auto error = only_error("a,b\nc,\"d\ne");
  CHECK(error.rule == "invalid-csv");
  CHECK(error.kind == ErrorKind::content);
  CHECK(error.place.at == Position{2, 3, 1});
}

TEST_CASE("a quote out of place is one error a cell") {
  CHECK(only_error("a\"b\"c,d\n").place.at == Position{1, 2, 1});
  CHECK(only_error("\"a\"b\"c,d\n").place.at == Position{1, 4, 1});
}

TEST_CASE("a CSV file in another encoding is an error at its first bad byte") {
  const auto error = only_error("a,b\nc,\xD0\xC2\n");
  CHECK(error.rule == "invalid-utf8");
  CHECK(error.place.at == Position{2, 3, 1});
}

TEST_CASE("written CSV cells are quoted only where they must be") {
  CHECK(csv_line({"a", "b c", "x,y", "say \"z\"", "two\nlines", ""}) ==
        "a,b c,\"x,y\",\"say \"\"z\"\"\",\"two\nlines\",\r\n");
  CHECK(csv_line({" a"}) == "\" a\"\r\n");
  CHECK(csv_line({}) == "\r\n");
}

TEST_CASE("written CSV text that would run as a formula gets an apostrophe") {
  CHECK(csv_line({"=1+1", "+cmd", "-x", "@sum", "-", "\tx"}) == "'=1+1,'+cmd,'-x,'@sum,'-,'\tx\r\n");
}

TEST_CASE("the text of a cell is had back without the apostrophe that was put before a formula, and with its own") {
  for (const std::string text :
       {"=1+1", "'=1+1", "''@x", "-35", "'-35", "'t Hooft", "'", "", "\t=", "'+8613800000000#"}) {
    Diagnostics diagnostics;
    const auto rows = parse_csv("x.csv", csv_line({text, "end"}), diagnostics);
    REQUIRE(rows.size() == 1);
    CHECK(written_text(rows[0][0].text) == text);
  }
}

TEST_CASE("written numbers with a sign stay numbers") {
  CHECK(csv_line({"-35", "+2", "-0.5"}) == "-35,+2,-0.5\r\n");
  CHECK(csv_line({"-1.", "-.5", "-1-2", "+8613800000000#"}) == "'-1.,'-.5,'-1-2,'+8613800000000#\r\n");
}

TEST_CASE("what the CSV writer quotes the reader reads back") {
  const std::vector<std::string> cells = {"a,b", "\"", "x\r\ny", "纸质 ", ""};
  CHECK(texts_of(csv_line(cells)) == CellRows{cells});
}
