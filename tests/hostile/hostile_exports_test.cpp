// Cells that a spreadsheet would run as formulas: in every CSV that gazette writes they are text, and numbers stay
// numbers.

#include "support/hostile_site.hpp"

using namespace gazette::test;

namespace {

// A cell that is armed, in a row of CSV.
bool has_armed_cell(const std::string& csv) {
  bool is_quoted = false, is_start = true;
  for (std::size_t at = 0; at < csv.size(); ++at) {
    const char c = csv[at];
    if (is_start && std::string("=+-@\t").find(c) != std::string::npos) {
      const bool is_number = (c == '-' || c == '+') && at + 1 < csv.size() && csv[at + 1] >= '0' && csv[at + 1] <= '9';
      if (!is_number) return true;
    }
    if (is_start && c == '"' && !is_quoted) {
      is_quoted = true;
      continue;
    }
    is_start = false;
    if (c == '"') is_quoted = !is_quoted;
    if (!is_quoted && (c == ',' || c == '\n')) is_start = true;
  }
  return false;
}

}  // namespace

TEST_CASE("this file's own reading of CSV sees an armed cell, quoted or not") {
  CHECK(has_armed_cell("a,=1\r\n"));
  CHECK(has_armed_cell("\"@x\",b\r\n"));
  CHECK_FALSE(has_armed_cell("a,'=1,\"'@x\",-5,\"a, =1\"\r\n"));
}

TEST_CASE("titles and numbers that begin as formulas do are text in catalogue.csv") {
  for (const std::string attack : {"=HYPERLINK(\\\"https://evil.example\\\",\\\"x\\\")", "@SUM(1)",
                                   "+1+cmd|' /C calc'!A0", "-1+1", "\\t=1+1", "\\r=1+1", "=1,2", "=\\\"a\\\""}) {
    INFO(attack);
    const HostileSite site;
    site.put("content/notices/a.md", item_of("document_number = \"" + attack + "\"\ntopic = \"" + attack +
                                                 "\"\ngenre = \"" + attack + "\"\nkeywords = [\"" + attack + "\"]\n",
                                             "Text.\n", attack));
    const auto run = site.build();
    CHECK(run.status == 0);
    const auto csv = site.output("catalogue.csv");
    CHECK(holds(csv, "x.example/notices/a/"));
    CHECK_FALSE(has_armed_cell(csv));
  }
}

TEST_CASE("negative numbers in catalogue.csv stay numbers") {
  const HostileSite site;
  site.put("content/notices/a.md", item_of("document_number = \"-12\"\n"));
  REQUIRE(site.build().status == 0);
  CHECK(holds(site.output("catalogue.csv"), ",-12,"));
}
