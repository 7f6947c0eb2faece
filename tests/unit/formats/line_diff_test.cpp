#include "formats/line_diff.hpp"

#include "support/catch.hpp"

using namespace gazette;

TEST_CASE("equal texts have no difference") { CHECK(line_diff("a.md", "x\n", "x\n").empty()); }

TEST_CASE("a changed line is shown with three lines around it") {
  CHECK(line_diff("a.md", "1\n2\n3\n4\n5\n6\n7\n8\n9\n", "1\n2\n3\n4\nV\n6\n7\n8\n9\n") ==
        "--- a/a.md\n+++ b/a.md\n@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+V\n 6\n 7\n 8\n");
}

TEST_CASE("changes near each other share a hunk and far ones do not") {
  CHECK(line_diff("a", "1\n2\n3\n", "A\n2\nC\n") == "--- a/a\n+++ b/a\n@@ -1,3 +1,3 @@\n-1\n+A\n 2\n-3\n+C\n");
  const auto far = line_diff("a", "1\n.\n.\n.\n.\n.\n.\n.\n9\n", "A\n.\n.\n.\n.\n.\n.\n.\nI\n");
  CHECK(far.find("@@ -1,4 +1,4 @@") != std::string::npos);
  CHECK(far.find("@@ -6,4 +6,4 @@") != std::string::npos);
}

TEST_CASE("a last line without its end, and CRLF, are shown as diff does") {
  CHECK(
      line_diff("a", "1\r\n2", "1\r\nB") ==
      "--- a/a\n+++ b/a\n@@ -1,2 +1,2 @@\n 1\r\n-2\n\\ No newline at end of file\n+B\n\\ No newline at end of file\n");
}
