#include "base/diagnostic_text.hpp"

#include "base/text.hpp"
#include "base/unicode.hpp"

#include "support/catch.hpp"

#include <string>
#include <string_view>

using namespace gazette;

namespace {

Diagnostic at(int line, int column, int length) {
  return {Severity::error, {ErrorKind::content, "r", "m", {"a.md", {line, column, length}}, {}, {}}};
}

// The source line of the excerpt and the line with the caret, without what stands before the bars.
struct Excerpt {
  std::string source, caret;
};

Excerpt excerpt_of(const Diagnostic& diagnostic, std::string_view line) {
  const auto text = diagnostic_text(diagnostic, line, Coloring::plain);
  const auto bar = text.find(" | ") + 3;
  return {std::string(line_of(text, 2)).substr(bar - text.find('\n') - 1),
          std::string(line_of(text, 3)).substr(bar - text.find('\n') - 1)};
}

}  // namespace

TEST_CASE("a diagnostic looks as the contract shows it") {
  const Diagnostic diagnostic = {Severity::error,
                                 {ErrorKind::content,
                                  "invalid-date",
                                  "\"2024-13-45\" is not a date: the month must be 01 to 12",
                                  {"content/policy/2024-017.md", {4, 13, 10}},
                                  "write it as 2024-03-01",
                                  {}}};
  CHECK(diagnostic_text(diagnostic, "published = 2024-13-45", Coloring::plain) ==
        "content/policy/2024-017.md:4:13: error: \"2024-13-45\" is not a date: the month must be 01 to 12 "
        "[invalid-date]\n"
        "  4 | published = 2024-13-45\n"
        "    |             ^^^^^^^^^^\n"
        "  help: write it as 2024-03-01\n");
}

TEST_CASE("a place shows as much of itself as is known") {
  CHECK(place_text({}).empty());
  CHECK(place_text({"a.md", {}}) == "a.md");
  CHECK(place_text({"a.md", {3, 0, 1}}) == "a.md:3:1");
  CHECK(place_text({"a.md", {3, 7, 2}}) == "a.md:3:7");
}

TEST_CASE("a diagnostic without a place is gazette's own") {
  const Diagnostic diagnostic = {Severity::warning, {ErrorKind::usage, "", "m", {}, {}, {}}};
  CHECK(diagnostic_text(diagnostic, "ignored", Coloring::plain) == "gazette: warning: m\n");
}

TEST_CASE("notes stand between the excerpt and the help") {
  auto diagnostic = at(1, 1, 1);
  diagnostic.error.notes = {{"the other one is here", {"b.md", {2, 3, 1}}}, {"and more", {}}};
  diagnostic.error.help = "delete one";
  CHECK(diagnostic_text(diagnostic, "x", Coloring::plain) ==
        "a.md:1:1: error: m [r]\n  1 | x\n    | ^\n  note: the other one is here: b.md:2:3\n  note: and more\n"
        "  help: delete one\n");
}

TEST_CASE("an empty source line has no excerpt") {
  CHECK(diagnostic_text(at(1, 1, 1), "", Coloring::plain) == "a.md:1:1: error: m [r]\n");
}

TEST_CASE("the caret stands under wide characters and is as wide as what it marks") {
  const auto shown = excerpt_of(at(2, 3, 2), "中文标题 x");
  CHECK(shown.source == "中文标题 x");
  CHECK(shown.caret == "    ^^^^");
}

TEST_CASE("a combining mark moves the caret by nothing") { CHECK(excerpt_of(at(1, 4, 1), "e\u0301a!").caret == "  ^"); }

TEST_CASE("a tab is one blank, so that the caret stands where it should") {
  const auto shown = excerpt_of(at(1, 3, 1), "\ta\tb");
  CHECK(shown.source == " a b");
  CHECK(shown.caret == "  ^");
}

TEST_CASE("a caret past the end stands right behind the line") {
  CHECK(excerpt_of(at(1, 9, 5), "abc").caret == "   ^");
  CHECK(excerpt_of(at(1, 2, 99), "abc").caret == " ^^");
  CHECK(excerpt_of(at(1, 0, 0), "abc").caret == "^");
}

TEST_CASE("a long line is cut around its place and the caret still stands under it") {
  const auto line = std::string(500, 'a') + "X" + std::string(500, 'b');
  const auto shown = excerpt_of(at(1, 501, 1), line);
  CHECK(shown.source.starts_with("…a"));
  CHECK(shown.source.ends_with("b…"));
  CHECK(character_count(shown.source) < 200);
  const auto caret = shown.caret.find('^');
  CHECK(shown.caret == std::string(caret, ' ') + "^");
  CHECK(character_count(std::string_view(shown.source).substr(0, shown.source.find('X'))) == caret);
}

TEST_CASE("the caret stands under its place in a long line of wide characters") {
  std::string line;
  for (int i = 0; i < 300; ++i) line += i == 150 ? "标" : "文";
  const auto shown = excerpt_of(at(1, 151, 1), line);
  const auto before = std::string_view(shown.source).substr(0, shown.source.find("标"));
  CHECK(shown.caret == std::string(static_cast<std::size_t>(display_width(before)), ' ') + "^^");
}

TEST_CASE("a line number of several digits moves both lines of the excerpt") {
  CHECK(diagnostic_text(at(123, 1, 1), "x", Coloring::plain) == "a.md:123:1: error: m [r]\n  123 | x\n      | ^\n");
}

TEST_CASE("colours are only in coloured text and always end") {
  CHECK(diagnostic_text(at(1, 1, 1), "x", Coloring::plain).find('\x1b') == std::string::npos);
  const auto colored = diagnostic_text(at(1, 1, 1), "x", Coloring::ansi);
  CHECK(colored == "\x1b[1ma.md:1:1\x1b[0m: \x1b[1;31merror\x1b[0m: m [r]\n  1 | x\n    | \x1b[1;31m^\x1b[0m\n");
}

TEST_CASE("control characters of a source line or a message never reach the terminal") {
  auto diagnostic = at(1, 1, 1);
  diagnostic.error.message = "\"a\x1b[2J\nb\u009b\" is wrong";
  diagnostic.error.help = "write \x07";
  diagnostic.error.notes = {{"n\x1b", {}}};
  const auto text = diagnostic_text(diagnostic, "x\x1b[2J\u009b31m\x7F", Coloring::plain);
  for (const auto* bad : {"\x1b", "\x07", "\x7F", "\u009b"}) CHECK(text.find(bad) == std::string::npos);
  CHECK(line_of(text, 1) == "a.md:1:1: error: \"a [2J b \" is wrong [r]");
}

TEST_CASE("a byte that is not UTF-8 shows as one replacement character") {
  const auto shown = excerpt_of(at(1, 3, 1), "ab\xD6\xD0");
  CHECK(shown.source == "ab\uFFFD\uFFFD");
  CHECK(shown.caret == "  ^");
}

TEST_CASE("a line and a message of megabytes are shown in part, and what nobody sees is shown as lost") {
  auto diagnostic = at(1, 3'000'000, 1);
  diagnostic.error.message = std::string(5'000'000, 'm');
  const auto text = diagnostic_text(diagnostic, std::string(6'000'000, 'x'), Coloring::plain);
  CHECK(text.size() < 5'000);
  CHECK(text.find("mm… [r]") != std::string::npos);
  const auto shown = excerpt_of(at(1, 2, 1), "a\u202Eb\u200Bc");
  CHECK(shown.source == "a\uFFFDb\uFFFDc");
  CHECK(shown.caret == " ^");
}
