#include "formats/toml.hpp"

#include "support/catch.hpp"

#include <string>
#include <string_view>
#include <vector>

using namespace gazette;

namespace {

struct Outcome {
  TomlTable table;
  Diagnostics diagnostics;

  const Error& only_error() const {
    REQUIRE(diagnostics.entries().size() == 1);
    return diagnostics.entries().front().error;
  }
  std::vector<std::string> messages() const {
    std::vector<std::string> out;
    for (const auto& entry : diagnostics.entries()) out.push_back(entry.error.message);
    return out;
  }
};

Outcome parsed(std::string_view text, int first_line = 1) {
  Outcome outcome;
  outcome.table = parse_toml({"site.toml", text, first_line, ErrorKind::configuration}, outcome.diagnostics);
  outcome.diagnostics.sort();
  return outcome;
}

const TomlValue& value_at(const TomlTable& table, std::string_view key) {
  const auto* const entry = find_entry(table, key);
  REQUIRE(entry);
  return entry->value;
}

bool stands_at(const Place& place, int line, int column, int length) {
  return place.file == "site.toml" && place.at == Position{line, column, length};
}

std::vector<std::string> keys_of(const TomlTable& table) {
  std::vector<std::string> keys;
  for (const auto& entry : table) keys.push_back(entry.key);
  return keys;
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("entries keep the order of the file, not of the alphabet") {
  const auto outcome = parsed("title = \"x\"\nauthor = \"y\"\n[zoo]\nb = 1\na = 2\n[agency]\n");
  CHECK(outcome.diagnostics.empty());
  CHECK(keys_of(outcome.table) == Lines{"title", "author", "zoo", "agency"});
  CHECK(keys_of(*value_at(outcome.table, "zoo").as_table()) == Lines{"b", "a"});
}

TEST_CASE("each type of TOML arrives as its own") {
  const auto outcome = parsed(
      "text = \"关于\"\ninteger = 1_000\nnumber = 1.5\nflag = true\ndate = 2024-02-29\n"
      "local = 2024-03-01T09:30:00\noffset = 2024-03-01T09:30:00+08:00\nlist = [1, \"a\"]\ntable = {a = 1}\n"
      "time = 07:32:00\n");
  REQUIRE(outcome.diagnostics.empty());
  CHECK(*value_at(outcome.table, "text").as_text() == "关于");
  CHECK(*value_at(outcome.table, "integer").as_integer() == 1000);
  CHECK(std::get<double>(value_at(outcome.table, "number").held) == 1.5);
  CHECK(*value_at(outcome.table, "flag").as_flag());
  CHECK(std::get<Date>(value_at(outcome.table, "date").held) == Date{2024, 2, 29});
  CHECK_FALSE(std::get<TomlDateTime>(value_at(outcome.table, "local").held).has_offset);
  CHECK(std::get<TomlDateTime>(value_at(outcome.table, "offset").held).moment.offset_minutes == 480);
  CHECK(value_at(outcome.table, "list").as_array()->size() == 2);
  CHECK(value_at(outcome.table, "table").as_table()->size() == 1);
  CHECK(*value_at(outcome.table, "time").as_text() == "07:32:00");
}

TEST_CASE("messages call each type by a name people know") {
  const auto outcome = parsed("a=\"\"\nb=1\nc=1.5\nd=true\ne=false\nf=2024-01-01\ng=2024-01-01T00:00:00\nh=[]\ni={}\n");
  Lines names;
  for (const auto& entry : outcome.table) names.emplace_back(entry.value.type_name());
  CHECK(names == Lines{"text", "an integer", "a decimal number", "true", "false", "a date", "a date and time", "a list",
                       "a table"});
}

TEST_CASE("places count lines from first_line and columns in characters, not bytes") {
  const auto outcome = parsed("x = 1\n\"机关\" = \"教育局\" # 注\n", 2);
  const auto* const entry = find_entry(outcome.table, "机关");
  REQUIRE(entry);
  CHECK(stands_at(entry->key_place, 3, 1, 4));
  CHECK(stands_at(entry->value.place, 3, 8, 5));
}

TEST_CASE("the length of a place covers the value as written") {
  const auto outcome = parsed("a = 2024-03-01   # c\nb = [1, 2]  \nc = {x = 1}\nd = 'y'");
  CHECK(stands_at(value_at(outcome.table, "a").place, 1, 5, 10));
  CHECK(stands_at(value_at(outcome.table, "b").place, 2, 5, 6));
  CHECK(stands_at(value_at(outcome.table, "c").place, 3, 5, 7));
  CHECK(stands_at(value_at(outcome.table, "d").place, 4, 5, 3));
  CHECK(stands_at(value_at(outcome.table, "b").as_array()->back().place, 2, 9, 1));
}

TEST_CASE("a value of several lines is covered to the end of its first line") {
  const auto outcome = parsed("a = [  \n 1,\n 2]\nb = \"\"\"甲乙\n丙\"\"\"\n");
  CHECK(stands_at(value_at(outcome.table, "a").place, 1, 5, 1));
  CHECK(stands_at(value_at(outcome.table, "b").place, 4, 5, 5));
}

TEST_CASE("a table stands at its header") {
  const auto outcome = parsed("[agency]\nname = \"x\"\n[[issuers]]\nkey = \"a\"\n[[issuers]]\nkey = \"b\"\n");
  CHECK(stands_at(value_at(outcome.table, "agency").place, 1, 1, 8));
  const auto& issuers = value_at(outcome.table, "issuers");
  CHECK(stands_at(issuers.place, 3, 1, 11));
  CHECK(stands_at(issuers.as_array()->back().place, 5, 1, 11));
  CHECK(stands_at(find_entry(outcome.table, "agency")->key_place, 1, 2, 6));
}

TEST_CASE("CRLF line ends and a byte order mark change no place") {
  const auto outcome = parsed("\xEF\xBB\xBFtitle = \"x\"\r\nmade = 2024-13-45\r\n");
  CHECK(stands_at(outcome.only_error().place, 2, 8, 10));
  CHECK(stands_at(value_at(outcome.table, "title").place, 1, 9, 3));
}

TEST_CASE("a month that does not exist is an invalid-date under the whole date") {
  const auto outcome = parsed("published = 2024-13-45\n", 2);
  const auto& error = outcome.only_error();
  CHECK(error.rule == "invalid-date");
  CHECK(error.kind == ErrorKind::configuration);
  CHECK(error.message == "\"2024-13-45\" is not a date: the month must be 01 to 12");
  CHECK(error.help == "write it as 2024-03-01");
  CHECK(stands_at(error.place, 2, 13, 10));
}

TEST_CASE("a date written in another way is told how to write it") {
  const auto [written, message, help] = GENERATE(table<std::string, std::string, std::string>({
      {"2024-3-1", "the month and the day must have two digits", "2024-03-01"},
      {"2024-3-11", "the month must have two digits", "2024-03-11"},
      {"2024-03-1", "the day must have two digits", "2024-03-01"},
      {"2024年3月1日", "it is written with digits and \"-\"", "2024-03-01"},
      {"2024/03/15", "year, month and day are joined by \"-\"", "2024-03-15"},
      {"2024.3.15", "year, month and day are joined by \"-\"", "2024-03-15"},
      {"2025-02-29", "2025-02 has the days 01 to 28", "2024-03-01"},
      {"2024-03", "it must be year, month and day", "2024-03-01"},
      {"2024-03-01 25:00:00", "the hour must be 00 to 23", "2024-03-01"},
      {"2024-03-01T09:30", "the time must have seconds too", "2024-03-01T09:30:00"},
      {"2024-03-01 9:30:00", "the hour must have two digits", "2024-03-01T09:30:00"},
      {"0000-01-01", "the year must be 0001 to 9999", "2024-03-01"},
  }));
  const auto outcome = parsed("made = " + written + " # 成文\ntitle = \"x\"\n");
  CAPTURE(written);
  CHECK(outcome.only_error().rule == "invalid-date");
  CHECK(outcome.only_error().message == "\"" + written + "\" is not a date: " + message);
  CHECK(outcome.only_error().help.find("write it as " + help) == 0);
  CHECK(keys_of(outcome.table) == Lines{"made", "title"});
}

TEST_CASE("every impossible date of a list is reported and the others stay") {
  const auto outcome = parsed("days = [2024-01-01, 2024-02-30,\n  2024-14-01, 2024-05-01]\n");
  REQUIRE(outcome.diagnostics.entries().size() == 2);
  CHECK(stands_at(outcome.diagnostics.entries()[0].error.place, 1, 21, 10));
  CHECK(stands_at(outcome.diagnostics.entries()[1].error.place, 2, 3, 10));
  CHECK(value_at(outcome.table, "days").as_array()->size() == 2);
}

TEST_CASE("a date inside a string or a comment is nobody's fault") {
  const auto outcome = parsed("a = \"2024-13-45\" # 2024-13-45\nb = '''\n2024-13-45\n'''\n");
  CHECK(outcome.diagnostics.empty());
}

TEST_CASE("a telephone number without quotes is not taken for a date") {
  const auto outcome = parsed("phone = 0436-3201234\n");
  const auto& error = outcome.only_error();
  CHECK(error.rule == "invalid-toml");
  CHECK(error.message == "\"0436-3201234\" is neither a number nor a date");
  CHECK(error.help == "write phone = \"0436-3201234\" if it is text");
}

TEST_CASE("a key that is given twice is reported at the second, with a note at the first") {
  const auto outcome = parsed("title = \"a\"\nmade = 2024-01-01\ntitle = \"b\"\n");
  const auto& error = outcome.only_error();
  CHECK(error.rule == "duplicate-key");
  CHECK(error.message == "the key \"title\" is given twice");
  CHECK(stands_at(error.place, 3, 1, 5));
  REQUIRE(error.notes.size() == 1);
  CHECK(error.notes[0].message == "first given here");
  CHECK(stands_at(error.notes[0].place, 1, 1, 5));
  CHECK(*value_at(outcome.table, "title").as_text() == "a");
}

TEST_CASE("the first of two equal keys is looked for in the same element of a list of tables") {
  const auto outcome = parsed("[[changes]]\nnote = 1\n[[changes]]\nnote = 2\nnote = 3\n");
  CHECK(stands_at(outcome.only_error().place, 5, 1, 4));
  CHECK(stands_at(outcome.only_error().notes.at(0).place, 4, 1, 4));
}

TEST_CASE("each way to give a thing twice is a duplicate-key with a note") {
  const auto [text, line, column, first_line, first_column] = GENERATE(table<std::string, int, int, int, int>({
      {"[a]\nx = 1\n[b]\n[a]\ny = 1\n", 4, 1, 1, 1},
      {"[a]\nx = 1\n[a]\n\n# end\n", 3, 1, 1, 1},
      {"a = 1\n[a]\n", 2, 1, 1, 1},
      {"a = 1\n[a.b]\n[c]\n", 2, 1, 1, 1},
      {"[[a]]\n[a]\n", 2, 1, 1, 1},
      {"a.b = 1\na = 2\n", 2, 1, 1, 1},
      {"a = 1\na.b = 2\n", 2, 1, 1, 1},
      {"a = {x = 1, y = 2, x = 3}\n", 1, 20, 1, 6},
      {"a = {x = 1, x.y = 3}\n", 1, 13, 1, 6},
      {"[a.b.c]\n[a]\nb.c.t = 1\n", 3, 1, 1, 1},
      {"a = 1\n'a' = 2", 2, 1, 1, 1},
      {"a = [\n1]\na = [\n2]\n", 3, 1, 1, 1},
  }));
  const auto outcome = parsed(text);
  CAPTURE(text);
  const auto& error = outcome.only_error();
  CHECK(error.rule == "duplicate-key");
  CHECK(error.place.at.line == line);
  CHECK(error.place.at.column == column);
  REQUIRE(error.notes.size() == 1);
  CHECK(error.notes[0].place.at.line == first_line);
  CHECK(error.notes[0].place.at.column == first_column);
}

TEST_CASE("the keys below a header that is given twice do not fall into another table") {
  const auto outcome = parsed("[a]\nx = 1\n[b]\ny = 1\n[a]\ny = 2\n");
  CHECK(outcome.diagnostics.entries().size() == 1);
  CHECK(keys_of(outcome.table) == Lines{"a", "b"});
  CHECK(keys_of(*value_at(outcome.table, "b").as_table()) == Lines{"y"});
}

TEST_CASE("a fault says what was found and how to mend it, at its place") {
  struct Row {
    std::string text;
    std::string message;
    std::string help;
    Position at;
  };
  const auto row = GENERATE(values<Row>({
      {"title = 关于放假的通知 # 注",
       "text must stand between double quotes, found \"关于放假的通知\"",
       "write title = \"关于放假的通知\"",
       {1, 9, 7}},
      {"title = “关于”",
       "text must stand between straight double quotes, found \"“关于”\"",
       "write title = \"关于\"",
       {1, 9, 4}},
      {"title = \"关于", "the text has no closing \"", "end it with \"", {1, 9, 3}},
      {"title = 'x", "the text has no closing '", "end it with '", {1, 9, 2}},
      {"a = 1\nbody = \"\"\"\nx = 1\n", "the text has no closing \"\"\"", "end it with \"\"\"", {2, 8, 3}},
      {"title \"x\"", "there is no \"=\" after \"title\"", "write title = …", {1, 1, 5}},
      {"title", "there is no \"=\" after \"title\"", "write title = …", {1, 1, 5}},
      {"title: 关于", "found \":\", wanted \"=\" between a key and its value", "write title = …", {1, 6, 1}},
      {"title ＝ 1", "found \"＝\", wanted \"=\" between a key and its value", "write title = …", {1, 7, 1}},
      {"title =", "\"title\" has no value", "write title = \"…\", or delete the line", {1, 7, 1}},
      {"= 1", "there is no key before \"=\"", "", {1, 1, 1}},
      {"标题 = 1",
       "only a-z, A-Z, 0-9, - and _ may stand in a key without quotes, found \"标题\"",
       "write \"标题\" = …",
       {1, 1, 2}},
      {"my key = 1",
       "a key of several words must stand between double quotes, found \"my key\"",
       "write \"my key\" = …",
       {1, 1, 6}},
      {"a　= 1", "found a full-width space (U+3000)", "write an ordinary space", {1, 2, 1}},
      {"a = \"C:\\dir\"",
       "unknown escape \\d",
       "write \\\\ for a backslash, or put the text between single quotes",
       {1, 8, 2}},
      {"a = \"\\u12\"",
       "\\u wants four hexadecimal digits",
       "write \\\\ for a backslash, or put the text between single quotes",
       {1, 6, 2}},
      {"a = \"关于\"五一\"的\"",
       "the text ends at the quotation mark before \"五一\"",
       "write \\\" for a quotation mark inside the text",
       {1, 9, 5}},
      {"a = 1 2", "found \"2\" after the value of \"a\"", "one line holds one key and its value", {1, 7, 1}},
      {"a = True", "found \"True\", wanted true or false", "write a = true", {1, 5, 4}},
      {"a = no", "found \"no\", wanted true or false", "write a = false", {1, 5, 2}},
      {"a = null", "TOML has no \"null\"", "leave the key out", {1, 5, 4}},
      {"a = 007", "\"007\" is not a number: it must not begin with 0", "write a = \"007\" if it is text", {1, 5, 3}},
      {"a = 99999999999999999999",
       "\"99999999999999999999\" is too large a number",
       "write a = \"99999999999999999999\" if it is text",
       {1, 5, 20}},
      {"a = [\"x\" \"y\"]", "found \"y\", wanted a comma or ]", "write a comma between two values", {1, 10, 3}},
      {"a = [\"x\"，\"y\"]", "found \"，\", wanted a comma", "write an ordinary comma: ,", {1, 9, 1}},
      {"a = [\"x\", \"y\"", "the list has no closing ]", "end it with ]", {1, 5, 1}},
      {"a = [x, \"y\"]", "text must stand between double quotes, found \"x\"", "write \"x\"", {1, 6, 1}},
      {"a = [1,, 2]", "found \",\", wanted a value", "", {1, 8, 1}},
      {"a = {b = 1", "the table has no closing }", "end it with }", {1, 5, 1}},
      {"a = {b = 1,}", "found a comma before }", "delete it", {1, 11, 1}},
      {"a = {b = 1,\n c = 2}",
       "a table between { and } must stand on one line",
       "write it on one line, or write a [header] with its keys below",
       {2, 2, 1}},
      {"a = {b 1}", "there is no \"=\" after \"b 1\"", "write key = value", {1, 6, 3}},
      {"[agency", "the header has no closing ]", "end it with ]", {1, 1, 7}},
      {"[[issuers]", "the header has no closing ]]", "end it with ]]", {1, 1, 10}},
      {"[]", "the header has no name", "write it between the brackets", {1, 1, 2}},
      {"[机关]",
       "only a-z, A-Z, 0-9, - and _ may stand in a key without quotes, found \"机关\"",
       "write [name], or [\"name\"] for one with other characters",
       {1, 2, 2}},
      {"[a] b = 1", "found \"b = 1\" after the header", "write it on a line of its own", {1, 5, 5}},
      {"---", "found \"---\", wanted key = value", "this part is TOML, not YAML: delete the line", {1, 1, 3}},
      {"这是正文", "found \"这是正文\", wanted key = value", "write # before a comment", {1, 1, 4}},
      {"a = \"x\x01y\"",
       "the text holds a control character",
       "delete it, or write it as \\u and four digits",
       {1, 7, 1}},
  }));
  CAPTURE(row.text);
  const auto outcome = parsed(row.text);
  const auto& error = outcome.only_error();
  CHECK(error.rule == "invalid-toml");
  CHECK(error.message == row.message);
  CHECK(error.help == row.help);
  CHECK(stands_at(error.place, row.at.line, row.at.column, row.at.length));
}

TEST_CASE("every fault of a file is reported, and what is right is read") {
  const auto outcome = parsed(
      "title = 关于\nmade = 2024-13-45\nindex_number = \"A\"\ntags = [\"a\" \"b\"]\nslug = \"x\n[agency\nname = \"a\n"
      "[serve]\nport = 1313\n");
  CHECK(outcome.messages() == Lines{"text must stand between double quotes, found \"关于\"",
                                    "\"2024-13-45\" is not a date: the month must be 01 to 12",
                                    "found \"b\", wanted a comma or ]", "the text has no closing \"",
                                    "the header has no closing ]", "the text has no closing \""});
  CHECK(keys_of(outcome.table) == Lines{"title", "made", "index_number", "tags", "slug", "serve"});
  CHECK(*value_at(outcome.table, "index_number").as_text() == "A");
}

TEST_CASE("the key of a value that could not be read stays, marked as faulty") {
  const auto outcome = parsed("title = 关于\nmade: 2024-01-01\nslug = \"x\"\n");
  CHECK(value_at(outcome.table, "title").is_faulty);
  CHECK(value_at(outcome.table, "made").is_faulty);
  CHECK_FALSE(value_at(outcome.table, "slug").is_faulty);
}

TEST_CASE("a list without its end swallows no later key") {
  const auto outcome = parsed("tags = [\"a\",\n  \"b\"\ntitle = \"x\"\n[serve]\n");
  CHECK(outcome.only_error().message == "the list has no closing ]");
  CHECK(keys_of(outcome.table) == Lines{"tags", "title", "serve"});
}

TEST_CASE("the rest of a text without its end is not reported line by line") {
  const auto outcome = parsed("title = \"第一行\n第二行\n第三行\"\nmade = 2024-01-01\n");
  CHECK(outcome.only_error().message == "the text has no closing \"");
  CHECK(keys_of(outcome.table) == Lines{"title", "made"});
}

TEST_CASE("what follows an unclosed string of several lines is left out without a word") {
  const auto outcome = parsed("title = \"x\"\nbody = '''\nmade = 2024-13-45\nslug = y\n");
  CHECK(outcome.only_error().message == "the text has no closing '''");
  CHECK(keys_of(outcome.table) == Lines{"title", "body"});
}

TEST_CASE("a broken list of several lines is left out as a whole") {
  const auto outcome = parsed("a = [\n  1\n  2,\n]\nb = 2\n");
  CHECK(outcome.only_error().message == "found \"2\", wanted a comma or ]");
  CHECK(outcome.only_error().place.at.line == 3);
  CHECK(*value_at(outcome.table, "b").as_integer() == 2);
}

TEST_CASE("a broken header over several lines leaves the lines below where they are") {
  const auto outcome = parsed("[\"\"\"\n\"\"\"\n\nkey =\n");
  REQUIRE(outcome.diagnostics.entries().size() == 2);
  CHECK(outcome.diagnostics.entries()[1].error.place.at.line == 4);
}

TEST_CASE("no more than twenty faults are reported") {
  std::string text = "title = \"x\"\n";
  for (int i = 0; i < 50; ++i) text += "k" + std::to_string(i) + " = 关于\n";
  const auto outcome = parsed(text);
  CHECK(outcome.diagnostics.entries().size() == 20);
  CHECK(value_at(outcome.table, "title").as_text());
}

TEST_CASE("bytes that are not UTF-8 are reported at their place and nothing is read") {
  const auto outcome = parsed("a = 1\nb = \"\xB9\xD8\"\n");
  CHECK(outcome.only_error().rule == "invalid-utf8");
  CHECK(outcome.only_error().message == "the file is GB18030 (GBK), not UTF-8");
  CHECK(stands_at(outcome.only_error().place, 2, 6, 1));
  CHECK(outcome.table.empty());
}

TEST_CASE("a control character in a comment costs only the comment") {
  const auto outcome = parsed("a = 1\n# x\x01y\nb = 2\n");
  CHECK(outcome.only_error().place.at.line == 2);
  CHECK(keys_of(outcome.table) == Lines{"a", "b"});
}

TEST_CASE("nesting that would exhaust the stack is refused") {
  std::string dots;
  for (int i = 0; i < 200'000; ++i) dots += "a.";
  CHECK(parsed("[" + dots + "b]\n").only_error().message == "a key has more than 64 parts");
  CHECK(parsed(dots + "b = 1\n").only_error().message == "a key has more than 64 parts");
  CHECK(parsed("a = " + std::string(100'000, '[')).only_error().message == "values are nested deeper than 64 levels");
  CHECK(parsed("a = \"" + dots + "\"\nb = [" + std::string(400, ' ') + "1.5, 2.5]\n").diagnostics.empty());
}

TEST_CASE("an empty text is an empty table") {
  CHECK(parsed("").table.empty());
  CHECK(parsed("").diagnostics.empty());
  CHECK(parsed("# only a comment").diagnostics.empty());
}

TEST_CASE("find_entry finds nothing where there is nothing") { CHECK(find_entry({}, "title") == nullptr); }

TEST_CASE("a header behind a list without its end is no part of it, whatever ends the list's last line") {
  for (const auto* end : {"", ",", ", # more"}) {
    INFO(end);
    const auto outcome =
        parsed("tags = [\n  \"a\"" + std::string(end) + "\n[[extra.list]]\na = 1\n[serve]\nport = 1\n");
    CHECK(outcome.only_error().message == "the list has no closing ]");
    CHECK(outcome.only_error().place.at.line == 1);
    CHECK(keys_of(outcome.table) == Lines{"tags", "extra", "serve"});
  }
}

TEST_CASE("lists inside a list without its end are no headers, even of true and inf") {
  const auto outcome = parsed("tags = [\n[true, false],\n[inf],\n[nan],\n[[serve]]\nport = 1\n");
  CHECK(outcome.only_error().message == "the list has no closing ]");
  CHECK(keys_of(outcome.table) == Lines{"tags", "serve"});
}

TEST_CASE("twenty faults outside any statement leave out what follows") {
  std::string text = "a = 1\n";
  for (int i = 0; i < 30; ++i) text += "# \x01\n";
  const auto outcome = parsed(text + "b = 2\n");
  CHECK(outcome.diagnostics.entries().size() == 20);
  CHECK(keys_of(outcome.table) == Lines{"a"});
}
