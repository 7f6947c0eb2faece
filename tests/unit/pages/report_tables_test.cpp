#include "support/catch.hpp"
#include "support/small_build.hpp"

using namespace gazette;
using namespace gazette::test;

namespace {

/// The page of a report on 2024 in a form of these tables.
std::string report_page(const std::string& tables, const std::string& figures) {
  Diagnostics diagnostics;
  const auto files =
      built(small_site({{"forms/f.toml", "[form]\nid = \"f\"\ntitle = \"F\"\nlanguage = \"en\"\n" + tables},
                        {"content/reports/_index.md", "+++\ntitle = \"Reports\"\ncolumn = \"reports\"\n+++\n"},
                        {"content/reports/2024.md",
                         item("Annual report 2024", "2025-01-15", "[report]\nyear = 2024\nform = \"f\"\n" + figures)}}),
            request_as_of("2025-12-31"), diagnostics);
  for (const auto& entry : diagnostics.entries()) UNSCOPED_INFO(entry.error.message);
  REQUIRE(files.contains("reports/2024/index.html"));
  return files.at("reports/2024/index.html");
}

std::size_t count_of(const std::string& text, const std::string& part) {
  std::size_t count = 0;
  for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++count;
  return count;
}

}  // namespace

TEST_CASE("where rows lie beside each other a row's header has the unit of the row, not that of a column") {
  const auto page = report_page(R"([[table]]
key = "t"
title = "Appeals"
layout = "across"
columns = [{ key = "x", label = "Kept" }, { key = "y", label = "Changed" }]
rows = [{ key = "a", label = "Reviews", unit = "files" }, { key = "b", label = "Suits" }]
)",
                                "[report.figures.t]\na = [1, 2]\nb = [3, 4]\n");
  const auto reviews = page.find("Reviews");
  REQUIRE(reviews != std::string::npos);
  CHECK(page.substr(reviews, page.find("</th>", reviews) - reviews).find("files") != std::string::npos);
  CHECK(count_of(page, "files)") + count_of(page, "files<") == 1);
}
