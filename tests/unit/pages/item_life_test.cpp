// What the page of an item shows of its life.

#include "support/catch.hpp"
#include "support/small_build.hpp"

using namespace gazette;
using namespace gazette::test;

namespace {

std::string page_of(const std::string& more, const std::string& text = "Text.\n") {
  Diagnostics diagnostics;
  const auto files = built(small_site({{"content/a/x/index.md", item("Title", "2024-01-01", more, text)},
                                       {"content/a/x/file.csv", "a,b\n"},
                                       {"content/a/y.md", item("Successor", "2024-02-01")}}),
                           request_as_of("2024-06-15"), diagnostics);
  REQUIRE(files.contains("a/x/index.html"));
  CHECK(files.contains("a/x/file.csv"));
  return files.at("a/x/index.html");
}

bool holds(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("the page of a withdrawn item is its notice, without the text, and its files stay at their addresses") {
  const auto page =
      page_of("withdrawn = { date = 2024-05-01, reason = \"Wrong sums.\", successor = \"../y.md\" }", "GONE-TEXT\n");
  CHECK(holds(page, "2024-05-01"));
  CHECK(holds(page, "Wrong sums."));
  CHECK(holds(page, "<a href=\"/a/y/\">Successor</a>"));
  CHECK_FALSE(holds(page, "GONE-TEXT"));
  CHECK_FALSE(holds(page, "file.csv"));
}

TEST_CASE("the public history runs from the newest change to the publication and marks the major ones") {
  const auto page = page_of(
      "changes = [{ date = 2024-02-01, note = \"First.\" }, { date = 2024-03-01, note = \"Second.\", kind = \"major\" "
      "}]");
  const auto history = page.substr(page.find("class=\"history\""));
  const auto second = history.find("Second."), first = history.find("First."), published = history.find("2024-01-01");
  CHECK(second < first);
  CHECK(first < published);
  CHECK(published != std::string::npos);
  CHECK(history.find("Major change") < second);
  CHECK(history.find("Major change", second) == std::string::npos);
  CHECK(holds(page, "Last updated: <time datetime=\"2024-03-01\">"));
  CHECK_FALSE(holds(page_of(""), "class=\"history\""));
}

TEST_CASE("a document that is not in force yet says from when") {
  const auto page = page_of("effective = 2024-07-01");
  CHECK(holds(page, "banner-pending"));
  CHECK(holds(page, "<time datetime=\"2024-07-01\">"));
  CHECK_FALSE(holds(page_of("effective = 2024-06-15"), "banner"));
}

TEST_CASE("both ends of a replacement have a banner that leads to the other") {
  Diagnostics diagnostics;
  const auto files =
      built(small_site({{"content/a/old.md", item("Old rule", "2024-01-01")},
                        {"content/a/new.md", item("New rule", "2024-02-01", "replaces = [\"old.md\"]")}}),
            request_as_of("2024-06-15"), diagnostics);
  const auto banner_of = [&](const std::string& path) {
    const auto& page = files.at(path);
    const auto start = page.find("<div class=\"banner");
    REQUIRE(start != std::string::npos);
    return page.substr(start, page.find("</div>\n</dl>", start) - start);
  };
  CHECK(holds(banner_of("a/old/index.html"), "<a href=\"/a/new/\">New rule</a>"));
  CHECK(holds(banner_of("a/new/index.html"), "banner-successor"));
  CHECK(holds(banner_of("a/new/index.html"), "<a href=\"/a/old/\">Old rule</a>"));
}

TEST_CASE("a statute of two chapters has them as its contents, another text needs three headings") {
  const auto contents = [](const std::string& genre) {
    const std::string text = "## 第一章 总则\n\n第一条 甲。\n\n## 第二章 附则\n\n第二条 乙。\n";
    return page_of("genre = \"" + genre + "\"\neffective = 2024-01-01", text)
        .find("href=\"#%E7%AC%AC%E4%B8%80%E7%AB%A0");
  };
  CHECK(contents("办法") != std::string::npos);
  CHECK(contents("通知") == std::string::npos);
}
