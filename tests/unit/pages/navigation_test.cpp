#include "pages/navigation.hpp"

#include "support/catch.hpp"
#include "support/small_build.hpp"

using namespace gazette;
using namespace gazette::test;

namespace {

Files site_with(const std::string& navigation) {
  return {{"site.toml", "base_url = \"https://x.example/council/\"\ntitle = \"X\"\nlanguage = \"en\"\n" + navigation},
          {"content/a/_index.md", "+++\ntitle = \"Decisions\"\n+++\n"},
          {"content/a/1.md", item("One", "2024-01-01")},
          {"content/about.md", item("About us", "2024-01-01")},
          {"content/accessibility.md", item("Accessibility", "2024-01-02")},
          {"content/old.md", item("Old", "2024-01-02", "withdrawn = { date = 2024-02-02, reason = \"Wrong.\" }")}};
}

std::string page_of(const std::string& navigation, const std::string& path = "a/1/index.html") {
  Diagnostics found;
  const auto output = built(small_site(site_with(navigation)), request_as_of("2026-01-01"), found);
  for (const auto& entry : found.entries()) UNSCOPED_INFO(entry.error.message);
  REQUIRE(output.contains(path));
  return output.at(path);
}

std::string foot_of(const std::string& page) { return page.substr(page.find("<footer")); }

bool holds(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

/// `rule line:column message` of each error.
std::vector<std::string> faults(const std::string& navigation) {
  Diagnostics found;
  CHECK(built(small_site(site_with(navigation)), request_as_of("2026-01-01"), found).empty());
  std::vector<std::string> faults;
  for (const auto& entry : found.entries()) {
    const auto& error = entry.error;
    if (entry.severity != Severity::error) continue;
    CHECK(error.place.file == "site.toml");
    CHECK_FALSE(error.help.empty());
    faults.push_back(error.rule + " " + std::to_string(error.place.at.line) + ":" +
                     std::to_string(error.place.at.column) + " " + error.message);
  }
  return faults;
}

}  // namespace

TEST_CASE("without [navigation] the columns lead each page, and pages outside of them stand at its foot") {
  const auto page = page_of("");
  CHECK(holds(page, "<a href=\"/council/a/\" aria-current=\"true\">Decisions</a>"));
  CHECK(holds(foot_of(page), "<a href=\"/council/about/\">About us</a>"));
  CHECK(holds(foot_of(page), "<a href=\"/council/accessibility/\">Accessibility</a>"));
  CHECK_FALSE(holds(foot_of(page), "Old"));
}

TEST_CASE("[navigation] names the links, with titles of their pages or its own, in its order") {
  const auto page = page_of(
      "[navigation]\nmain = [\"/a/\", { title = \"Search all\", url = \"/search/?year=2024\" }]\n"
      "footer = [\"/accessibility/\", { title = \"The city\", url = \"https://city.example/?a&b\" }, "
      "\"/about/#who\"]\n");
  CHECK(holds(page, "<a href=\"/council/a/\" aria-current=\"true\">Decisions</a>"));
  CHECK(holds(page, "<a href=\"/council/search/?year=2024\">Search all</a>"));
  const auto foot = foot_of(page);
  const auto first = foot.find("<a href=\"/council/accessibility/\">Accessibility</a>"),
             second = foot.find("<a href=\"https://city.example/?a&amp;b\">The city</a>"),
             third = foot.find("<a href=\"/council/about/#who\">About us</a>");
  CHECK(first < second);
  CHECK(second < third);
  CHECK(third != std::string::npos);
}

TEST_CASE("a site whose items stand in no column does not list them all at the foot of each page") {
  auto files = site_with("");
  const auto foot = [&] {
    Diagnostics found;
    return foot_of(built(small_site(files), request_as_of("2026-01-01"), found).at("a/1/index.html"));
  };
  for (int i = 10; i < 20; ++i) files["content/n" + std::to_string(i) + ".md"] = item("Notice", "2024-01-01");
  CHECK(holds(foot(), "<a href=\"/council/n19/\">Notice</a>"));  // twelve with the two about the site
  files["content/n20.md"] = item("Notice", "2024-01-01");
  CHECK_FALSE(holds(foot(), "<a href=\"/council/n19/\">"));
  CHECK_FALSE(holds(foot(), "About us"));
}

TEST_CASE("an empty list of links shows none") {
  CHECK_FALSE(holds(foot_of(page_of("[navigation]\nfooter = []\n")), "About us"));
}

TEST_CASE("a link that leads nowhere, to what has no title or to what is no address is told at its place") {
  CHECK(faults("[navigation]\nfooter = [\"/abuot/\"]\n") ==
        std::vector<std::string>{"unknown-page 5:11 no page of the site stands at \"/abuot/\""});
  CHECK(faults("[navigation]\nmain = [\"/data/\"]\n") ==
        std::vector<std::string>{"missing-title 5:9 what stands at \"/data/\" has no title of its own"});
  CHECK(faults("[navigation]\nmain = [\"https://e.example/\"]\n") ==
        std::vector<std::string>{"missing-title 5:9 the link to \"https://e.example/\" has no title"});
  CHECK(faults("[navigation]\nmain = [\"about\", { title = \"x\", url = \"javascript:alert(1)\" }, \"//e.example/\"]\n")
            .size() == 3);
  CHECK(faults("[navigation]\nmain = [1]\n").size() == 1);
  CHECK(faults("[navigation]\nmain = \"/a/\"\n").size() == 1);
  CHECK(faults("[navigation]\nmian = []\nmain = [{ titel = \"x\", url = \"/a/\" }]\n").size() == 2);
}

TEST_CASE("a link to a page is suggested where it is nearly right") {
  Diagnostics found;
  CHECK(built(small_site(site_with("[navigation]\nfooter = [\"/abuot/\"]\n")), request_as_of("2026-01-01"), found)
            .empty());
  CHECK(error_of(found, "unknown-page")->help == "did you mean \"/about/\"?");
}
