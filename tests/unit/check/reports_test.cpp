#include "support/catch.hpp"
#include "support/small_build.hpp"

using namespace gazette;
using namespace gazette::test;

namespace {

/// What is found in a report with one record and a note on this cell.
Diagnostics findings(const std::string& cell) {
  Diagnostics diagnostics;
  built(small_site(
            {{"forms/f.toml",
              "[form]\nid = \"f\"\ntitle = \"F\"\nlanguage = \"en\"\n[[table]]\nkey = \"t\"\ntitle = \"T\"\n"
              "kind = \"records\"\ncolumns = [{ key = \"days\", label = \"Days\" }]\n"},
             {"content/reports/_index.md", "+++\ntitle = \"Reports\"\n+++\n"},
             {"content/reports/2024.md", item("Annual report 2024", "2025-01-15",
                                              "[report]\nyear = 2024\nform = \"f\"\n[[report.notes]]\ncell = \"" +
                                                  cell + "\"\ntext = \"Why.\"\n[[report.figures.t]]\ndays = 5\n")}}),
        request_as_of("2025-12-31"), diagnostics);
  return diagnostics;
}

}  // namespace

TEST_CASE("a note on a record that the report does not have is an error, one on a record it has is none") {
  CHECK_FALSE(has_rule(findings("t.1.days"), "unknown-figure"));
  CHECK(has_rule(findings("t.2.days"), "unknown-figure"));
}
