// What the program shows at a terminal and nowhere else.

#include "support/catch.hpp"
#include "support/process.hpp"

#include <algorithm>

using namespace gazette::test;

namespace {

bool holds(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

std::size_t longest_line(const std::string& text) {
  std::size_t longest = 0, start = 0;
  for (auto end = text.find('\n'); end != std::string::npos; end = text.find('\n', start)) {
    longest = std::max(longest, end - start - (end > start && text[end - 1] == '\r' ? 1 : 0));
    start = end + 1;
  }
  return longest;
}

/// A site with a report whose one table has records of long words.
struct RecordsSite {
  RecordsSite() {
    write_text(folder.file("site.toml"), "base_url = \"https://x.example/\"\nlanguage = \"en\"\n");
    write_text(folder.file("forms/x.toml"),
               "[form]\nid = \"x\"\ntitle = \"X\"\nlanguage = \"en\"\n[[table]]\nkey = \"t\"\ntitle = \"Statutes\"\n"
               "kind = \"records\"\ncolumns = [{ key = \"law\", label = \"Statute\", type = \"text\" }, "
               "{ key = \"kept\", label = \"Type of information withheld\", type = \"text\" }]\n");
    write_text(folder.file("content/reports/_index.md"), "+++\ntitle = \"Reports\"\n+++\n");
    write_text(folder.file("content/reports/2025.md"),
               "+++\ntitle = \"Report 2025\"\npublished = 2026-01-20\nindex_number = \"X-1\"\n[report]\nyear = "
               "2025\nform = \"x\"\n"
               "[[report.figures.t]]\nlaw = \"Law 1\"\nkept = \"Names of people who asked for the protection that "
               "the law gives to witnesses\"\n[[report.figures.t]]\nlaw = \"Law 2\"\nkept = \"Maps\"\n+++\n\nText.\n");
  }
  std::vector<std::string> command() const {
    return {"report", "2025", "--table", "t", "-s", folder.path(), "--as-of", "2026-06-30", "--color", "never"};
  }
  TemporaryFolder folder;
};

}  // namespace

TEST_CASE("records are lines where the terminal is wide enough, else blocks of labels and values that fit it") {
  const RecordsSite site;
  const auto wide = run_gazette_at_terminal(site.command(), {}, 160);
  INFO(wide.out);
  CHECK(wide.status == 0);
  CHECK(holds(wide.out, "Names of people who asked for the protection that the law gives to witnesses"));
  const auto narrow = run_gazette_at_terminal(site.command(), {}, 50);
  INFO(narrow.out);
  CHECK(narrow.status == 0);
  CHECK(longest_line(narrow.out) <= 50);
  CHECK(holds(narrow.out, "1.   Statute"));
  CHECK(holds(narrow.out, "2.   Statute"));
  CHECK_FALSE(holds(narrow.out, "Names of people who asked for the protection that the law"));
  CHECK(holds(narrow.out, "Maps"));
}

TEST_CASE("findings at a terminal have colours and end in where to read on, unless colours are not wanted") {
  const RecordsSite site;
  write_text(site.folder.file("content/reports/a.md"), "+++\ntitle = \"A\"\npublished = 2026-03-01\n+++\n");
  const auto shown = run_gazette_at_terminal({"check", "-s", site.folder.path()});
  CHECK(shown.status == 0);
  CHECK(holds(shown.out, "\x1b["));
  CHECK(holds(shown.out, "`gazette help missing-index-number` says why, and how to mend it"));
  const auto plain = run_gazette_at_terminal({"check", "-s", site.folder.path(), "--color", "never"});
  CHECK_FALSE(holds(plain.out, "\x1b["));
  const auto piped = run_gazette({"check", "-s", site.folder.path()});
  CHECK_FALSE(holds(piped.err, "says why"));
}
