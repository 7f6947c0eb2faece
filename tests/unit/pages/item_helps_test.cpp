// What an item's page, and a category's, show beside the item itself: how to cite it, what is related, years.

#include "pages/citation.hpp"

#include "support/catch.hpp"
#include "support/small_build.hpp"

using namespace gazette;
using namespace gazette::test;

namespace {

bool holds(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

const char* const k_chinese =
    "base_url = \"https://x.example/\"\nlanguage = \"zh-CN\"\n[agency]\nname = \"市教育局\"\n";

Files built_of(const Files& files) {
  Diagnostics diagnostics;
  return built(small_site(files), request_as_of("2024-12-31"), diagnostics);
}

std::string citation_in(const std::string& page) {
  const auto start = page.find("cite-text\">") + 11;
  return page.substr(start, page.find("</dd>", start) - start);
}

// Where a section begins that links to what is related.
std::string related_in(const std::string& page, const std::string& heading) {
  const auto start = page.find(heading);
  return start == std::string::npos ? "" : page.substr(start, page.find("</section>", start) - start);
}

}  // namespace

TEST_CASE("an item is cited as GB/T 7714 has it in Chinese, by author and date elsewhere") {
  const auto chinese =
      built_of({{"site.toml", k_chinese},
                {"content/a/x.md", item("关于招生的通知", "2024-06-01", "document_number = \"白教发〔2024〕14号\"")},
                {"content/a/y.md", item("公告", "2024-06-02")}});
  CHECK(citation_in(chinese.at("a/x/index.html")) ==
        "市教育局. 关于招生的通知: 白教发〔2024〕14号[EB/OL]. (2024-06-01). https://x.example/a/x/");
  CHECK(citation_in(chinese.at("a/y/index.html")) == "市教育局. 公告[EB/OL]. (2024-06-02). https://x.example/a/y/");
  const auto english = built_of({{"content/a/x.md", item("Notice", "2024-06-01", "document_number = \"EXC 1\"")}});
  CHECK(citation_in(english.at("a/x/index.html")) == "(2024-06-01). Notice (EXC 1). https://x.example/a/x/");
}

TEST_CASE(
    "an item's page leads to those of its topic that were published next to it, and a new one far off changes "
    "nothing") {
  Files files;
  for (int day = 1; day <= 9; ++day) {
    const auto name = std::to_string(day);
    files["content/c" + name + "/x.md"] = item("Item " + name, "2024-03-0" + name, "topic = \"T\"");
  }
  const auto before = built_of(files);
  const auto related = related_in(before.at("c5/x/index.html"), "On the same topic");
  for (const auto* near : {"Item 7", "Item 6", "Item 4", "Item 3"}) CHECK(holds(related, near));
  for (const auto* far : {"Item 8", "Item 5", "Item 2"}) CHECK_FALSE(holds(related, far));
  CHECK(related.find("Item 7") < related.find("Item 6"));
  CHECK(related.find("Item 6") < related.find("Item 4"));
  files["content/d/x.md"] = item("Another", "2024-03-30", "topic = \"T\"");
  files["content/e/x.md"] = item("Without", "2024-03-05");
  const auto after = built_of(files);
  CHECK(related_in(after.at("c5/x/index.html"), "On the same topic") == related);
  CHECK_FALSE(holds(after.at("e/x/index.html"), "On the same topic"));
}

TEST_CASE("a chain of replacements is shown whole on each of its pages, and not again as related") {
  const auto files =
      built_of({{"content/a/one.md", item("Rule one", "2022-01-01", "topic = \"T\"")},
                {"content/a/two.md", item("Rule two", "2023-01-01", "topic = \"T\"\nreplaces = [\"one.md\"]")},
                {"content/a/three.md", item("Rule three", "2024-01-01", "topic = \"T\"\nreplaces = [\"two.md\"]")}});
  for (const auto* name : {"one", "two", "three"}) {
    const auto& page = files.at(std::string("a/") + name + "/index.html");
    const auto chain = related_in(page, "What it replaced");
    for (const auto* other : {"one", "two", "three"})
      CHECK(holds(chain, std::string(">Rule ") + other + "<") == (std::string(other) != name));
    CHECK_FALSE(holds(page, "On the same topic"));
  }
}

TEST_CASE("the first page of a long list leads to where each year begins") {
  Files files = {{"site.toml", "base_url = \"https://x.example/\"\nlanguage = \"en\"\npaginate_by = 2\n"}};
  for (const auto* day : {"2022-01-01", "2023-01-01", "2023-02-01", "2023-03-01", "2024-01-01"})
    files["content/a/" + std::string(day) + ".md"] = item(day, day);
  const auto output = built_of(files);
  const auto& first = output.at("a/index.html");
  const auto years = first.substr(first.find("class=\"list-years\""));
  CHECK(holds(years, "<a href=\"/a/\">2024</a>"));
  CHECK(holds(years, "<a href=\"/a/\">2023</a> <span class=\"count\">3<"));
  CHECK(holds(years, "<a href=\"/a/page/3/\">2022</a>"));
  CHECK(holds(output.at("a/page/3/index.html"), ">2022-01-01<"));
  CHECK_FALSE(holds(output.at("a/page/2/index.html"), "list-years"));
}

TEST_CASE("the page of feeds lists each feed of the site") {
  const auto output = built_of({{"content/a/x.md", item("X", "2024-01-01", "tags = [\"t\"]")}});
  const auto& page = output.at("subscribe/index.html");
  for (const auto& [path, bytes] : output) {
    const bool is_feed = path.ends_with("rss.xml") || path.ends_with("atom.xml") || path.ends_with("feed.json");
    if (is_feed) CHECK(holds(page, "href=\"/" + path + "\""));
  }
  const auto none =
      built_of({{"site.toml", "base_url = \"https://x.example/\"\nlanguage = \"en\"\n[feeds]\nformats = []\n"},
                {"content/a/x.md", item("X", "2024-01-01")}});
  CHECK_FALSE(none.contains("subscribe/index.html"));
  CHECK_FALSE(holds(none.at("index.html"), "/subscribe/"));
}
