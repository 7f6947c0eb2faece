#include "formats/table_reader.hpp"

#include "support/catch.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

using namespace gazette;

namespace {

using Lines = std::vector<std::string>;

// A text read as the metadata of an item, on a site at +08:00.
struct Reading {
  explicit Reading(std::string_view text)
      : table(parse_toml({"a.md", text, 2, ErrorKind::content}, parse_problems)),
        reader(table, "the metadata of an item", ErrorKind::content, diagnostics, 480) {}

  const Error& only_error() {
    REQUIRE(diagnostics.entries().size() == 1);
    return diagnostics.entries().front().error;
  }

  Diagnostics parse_problems;
  Diagnostics diagnostics;
  TomlTable table;
  TableReader reader;
};

}  // namespace

TEST_CASE("values are taken with their types") {
  Reading r("title = \"x\"\nweight = 3\ndraft = true\nmade = 2024-03-01\ntags = [\"a\", \"b\"]\nyears = [1, 2]\n");
  CHECK(r.reader.text("title") == "x");
  CHECK(r.reader.integer("weight") == 3);
  CHECK(r.reader.flag("draft") == true);
  CHECK(r.reader.date("made") == Date{2024, 3, 1});
  CHECK(r.reader.texts("tags") == Lines{"a", "b"});
  CHECK(r.reader.integers("years") == std::vector<std::int64_t>{1, 2});
  r.reader.finish();
  CHECK(r.diagnostics.empty());
}

TEST_CASE("a missing key is absent and no error") {
  Reading r("");
  CHECK_FALSE(r.reader.has("title"));
  CHECK_FALSE(r.reader.text("title"));
  CHECK_FALSE(r.reader.date_time("published"));
  CHECK_FALSE(r.reader.table("extra"));
  CHECK(r.reader.tables("changes").empty());
  CHECK(r.reader.place_of("title").file.empty());
  CHECK(r.diagnostics.empty());
}

TEST_CASE("a wrong type says what must stand there, what was found and how to write it") {
  using Ask = void (*)(TableReader&, std::string_view);
  struct Row {
    std::string value;
    Ask ask;
    std::string message;
    std::string help;
  };
  const auto row = GENERATE(values<Row>({
      {"5", [](TableReader& r, std::string_view k) { (void)r.text(k); }, "text, found an integer", "write key = \"5\""},
      {"true", [](TableReader& r, std::string_view k) { (void)r.text(k); }, "text, found true", "write key = \"…\""},
      {"\"7\"", [](TableReader& r, std::string_view k) { (void)r.integer(k); }, "an integer, found text",
       "write key = 7"},
      {"1.5", [](TableReader& r, std::string_view k) { (void)r.integer(k); }, "an integer, found a decimal number",
       "write key = 10"},
      {"\"false\"", [](TableReader& r, std::string_view k) { (void)r.flag(k); }, "true or false, found text",
       "write key = false"},
      {"20240301", [](TableReader& r, std::string_view k) { (void)r.date(k); }, "a date, found an integer",
       "write key = 2024-03-01"},
      {"2024-03-01T09:30:00", [](TableReader& r, std::string_view k) { (void)r.date(k); },
       "a date, found a date and time", "write key = 2024-03-01"},
      {"[]", [](TableReader& r, std::string_view k) { (void)r.date_time(k); },
       "a date or a date and time, found a list", "write key = 2024-03-01, or 2024-03-01T09:30:00"},
      {"\"教育\"", [](TableReader& r, std::string_view k) { (void)r.texts(k); }, "a list of texts, found text",
       "write key = [\"教育\"]"},
      {"1", [](TableReader& r, std::string_view k) { (void)r.integers(k); }, "a list of integers, found an integer",
       "write key = [1, 2]"},
      {"1", [](TableReader& r, std::string_view k) { (void)r.table(k); }, "a table, found an integer",
       "write [key] on a line of its own and its keys below"},
      {"{}", [](TableReader& r, std::string_view k) { (void)r.tables(k); }, "a list of tables, found a table",
       "write [[key]] above the keys of each"},
      {"1", [](TableReader& r, std::string_view k) { (void)r.array(k); }, "a list, found an integer",
       "write key = […]"},
  }));
  CAPTURE(row.value);
  Reading r("key = " + row.value + "\n");
  row.ask(r.reader, "key");
  const auto& error = r.only_error();
  CHECK(error.rule == "wrong-type");
  CHECK(error.kind == ErrorKind::content);
  CHECK(error.message == "key must be " + row.message);
  CHECK(error.help == row.help);
  CHECK(error.place.at.line == 2);
  CHECK(error.place.at.column == 7);
}

TEST_CASE("a value of the wrong type counts as absent but the key as written") {
  Reading r("title = 5\n");
  CHECK_FALSE(r.reader.text("title"));
  CHECK(r.reader.has("title"));
}

TEST_CASE("a value that the parser reported is absent without a second report") {
  Reading r("title = 关于\npublished = 2024-13-45\ntags = [2024-13-45, \"a\"]\n");
  CHECK(r.parse_problems.entries().size() == 3);
  CHECK(r.reader.has("title"));
  CHECK_FALSE(r.reader.text("title"));
  CHECK_FALSE(r.reader.date_time("published"));
  CHECK(r.reader.value("published") == nullptr);
  CHECK(r.reader.texts("tags") == Lines{"a"});
  r.reader.finish();
  CHECK(r.diagnostics.empty());
}

TEST_CASE("a wrong element of a list is reported at its own place and left out") {
  Reading r("tags = [\"a\", 5, \"b\"]\n");
  CHECK(r.reader.texts("tags") == Lines{"a", "b"});
  CHECK(r.only_error().message == "tags must be a list of texts, found an integer");
  CHECK(r.only_error().place.at == Position{2, 14, 1});
}

TEST_CASE("a date may be written as text") {
  Reading r("made = \"2024-03-01\"\npublished = \"2024-03-01 09:30\"\n");
  CHECK(r.reader.date("made") == Date{2024, 3, 1});
  CHECK(r.reader.date_time("published") == DateTime{{2024, 3, 1}, 9, 30, 0, 480});
  CHECK(r.diagnostics.empty());
}

TEST_CASE("text that is no date is an invalid-date at the value") {
  const auto [written, message] = GENERATE(table<std::string, std::string>({
      {"2024-13-45", "the month must be 01 to 12"},
      {"2024年3月1日", "it is written with digits and \"-\""},
      {"2024-3-1", "the month and the day must have two digits"},
      {"next week", "it must be year, month and day"},
      {"", "it must be year, month and day"},
  }));
  Reading r("made = \"" + written + "\"\npublished = \"" + written + "\"\n");
  CHECK_FALSE(r.reader.date("made"));
  const auto error = r.only_error();
  CHECK(error.rule == "invalid-date");
  CHECK(error.kind == ErrorKind::content);
  CHECK(error.message == "\"" + written + "\" is not a date: " + message);
  CHECK(error.help == "write it as 2024-03-01");
  CHECK(error.place.at.line == 2);
  CHECK(error.place.at.column == 8);
  CHECK_FALSE(r.reader.date_time("published"));
  CHECK(r.diagnostics.entries().back().error.message == error.message);
}

TEST_CASE("a date alone is midnight, and a time without an offset has the site's") {
  Reading r("a = 2024-03-01\nb = 2024-03-01T09:30:00\nc = 2024-03-01T01:30:00Z\n");
  CHECK(r.reader.date_time("a")->offset_minutes == 480);
  CHECK(r.reader.date_time("a")->hour == 0);
  CHECK(r.reader.date_time("b")->offset_minutes == 480);
  CHECK(r.reader.date_time("c") == r.reader.date_time("b"));
  CHECK(r.reader.date_time("c")->offset_minutes == 0);
}

TEST_CASE("tables may be written with headers or between braces") {
  Reading r("inline = [{a = 1}, {a = 2}]\n[one]\na = 1\n[[many]]\na = 1\n[[many]]\n");
  CHECK(r.reader.tables("inline").size() == 2);
  CHECK(r.reader.tables("many").size() == 2);
  REQUIRE(r.reader.table("one"));
  CHECK(r.reader.table("one")->size() == 1);
  CHECK(r.diagnostics.empty());
}

TEST_CASE("an element that is no table is reported among tables") {
  Reading r("changes = [{a = 1}, \"x\"]\n");
  CHECK(r.reader.tables("changes").size() == 1);
  CHECK(r.only_error().message == "changes must be a list of tables, found text");
  CHECK(r.only_error().place.at == Position{2, 21, 3});
}

TEST_CASE("a key that nobody asked for is unknown, with the nearest one that was") {
  Reading r("titel = \"x\"\n");
  r.reader.text("title");
  r.reader.text("topic");
  r.reader.finish();
  const auto& error = r.only_error();
  CHECK(error.rule == "unknown-key");
  CHECK(error.message == "unknown key \"titel\" in the metadata of an item");
  CHECK(error.help == "did you mean \"title\"?");
  CHECK(error.place.at == Position{2, 1, 5});
}

TEST_CASE("a key in the camel case of other generators finds its own") {
  Reading r("baseURL = \"x\"\n");
  r.reader.text("base_url");
  r.reader.finish();
  CHECK(r.only_error().help == "did you mean \"base_url\"?");
}

TEST_CASE("an unknown key that is near to none gets the list of those known") {
  Reading r("quux = 1\n");
  r.reader.text("title");
  r.reader.has("slug");
  r.reader.has("slug");
  r.reader.finish();
  CHECK(r.only_error().help == "the keys known here are title, slug");
}

TEST_CASE("more than thirty known keys are not listed") {
  Reading r("quux = 1\n");
  for (int i = 0; i < 31; ++i) r.reader.text("some_long_key_" + std::to_string(i));
  r.reader.finish();
  CHECK(r.only_error().help.empty());
}

TEST_CASE("a key of the top level that stands below a header is told where it belongs") {
  Reading r("paginate_by = 20\n");
  r.reader.text("name");
  r.reader.finish({"title", "paginate_by"});
  CHECK(r.only_error().help == "\"paginate_by\" belongs to the top of the file, above the first [header]");
}

TEST_CASE("an error of the caller stands at the value, or at the key of a table") {
  Reading r("slug = \"a b\"\n[extra]\n");
  r.reader.fail("slug", "invalid-slug", "no spaces", "write a-b");
  r.reader.fail("extra", "x", "y");
  REQUIRE(r.diagnostics.entries().size() == 2);
  CHECK(r.diagnostics.entries()[0].error.place.at == Position{2, 8, 5});
  CHECK(r.diagnostics.entries()[0].error.help == "write a-b");
  CHECK(r.diagnostics.entries()[1].error.place.at == Position{3, 2, 5});
}

TEST_CASE("what is wrong with a key that is not there is wrong at its table") {
  Reading r("changes = [{ date = 2024-05-01 },\n  {}]\n[[many]]\n");
  const auto inline_tables = r.reader.tables("changes");
  const auto below_headers = r.reader.tables("many");
  REQUIRE(inline_tables.size() == 2);
  REQUIRE(below_headers.size() == 1);
  for (const auto* table : {inline_tables[0], inline_tables[1], below_headers[0]})
    TableReader(*table, "a table", ErrorKind::content, r.diagnostics).fail("note", "missing-key", "no note");
  const auto& found = r.diagnostics.entries();
  REQUIRE(found.size() == 3);
  CHECK(found[0].error.place.at == Position{2, 12, 21});
  CHECK(found[1].error.place.at == Position{3, 3, 2});
  CHECK(found[2].error.place.at == Position{4, 1, 8});
}

TEST_CASE("of a thousand unknown keys the first hundred are told, and that there are more") {
  std::string text;
  for (int i = 0; i < 1000; ++i) text += "k" + std::to_string(i) + " = 1\n";
  Reading r(text);
  r.reader.finish();
  const auto& found = r.diagnostics.entries();
  REQUIRE(found.size() == 101);
  CHECK(found[99].error.message == "unknown key \"k99\" in the metadata of an item");
  CHECK(found[100].error.message == "there are more unknown keys from here on: they are not listed");
  CHECK(found[100].error.place.at.line == 102);
}
