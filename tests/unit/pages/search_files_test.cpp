#include "pages/search_files.hpp"

#include "support/catch.hpp"
#include "support/small_build.hpp"

using namespace gazette;
using namespace gazette::test;

namespace {

bool holds(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

Files built_of(const Files& files) {
  Diagnostics diagnostics;
  return built(small_site(files), request_as_of("2024-12-31"), diagnostics);
}

std::string all_words(const Files& output) {
  std::string words;
  for (const auto& [path, bytes] : output) {
    if (path.starts_with("search/words/")) words += bytes;
  }
  return words;
}

}  // namespace

TEST_CASE("what is public can be found, and nothing else") {
  const auto output = built_of(
      {{"content/a/_index.md", "+++\ntitle = \"Column\"\n+++\n\nColumntext.\n"},
       {"content/a/x.md", item("Notice", "2024-01-01", "keywords = [\"Keyword\"]", "应当**公开**的 Bodytext.\n")},
       {"content/a/draft.md", item("Draftword", "2024-01-01", "draft = true")},
       {"content/a/later.md", item("Laterword", "2025-06-01")},
       {"content/a/asked.md", item("Askedword", "2024-01-01", "disclosure = \"on-request\"")},
       {"content/a/gone.md",
        item("Goneword", "2024-01-01", "withdrawn = { date = 2024-02-01, reason = \"Reasonword.\" }", "Secretword.\n")},
       {"content/about.md", item("Aboutword", "2024-01-01")}});
  const auto words = all_words(output);
  for (const auto* word :
       {"columntext", "notice", "keyword", "bodytext", "公开", "goneword", "reasonword", "aboutword"})
    CHECK((holds(words, std::string("\\n") + word + " ") || holds(words, std::string("\"") + word + " ")));
  for (const auto* word : {"draftword", "laterword", "askedword", "secretword"}) CHECK_FALSE(holds(words, word));
  CHECK(holds(output.at("search/documents/0.js"), "\"a/x/\""));
  CHECK(holds(output.at("search/index.js"), "[\"a\", \"Column\"]"));
}

TEST_CASE("a text that changes leaves the numbers of documents alone, and so the version; a new document does not") {
  const auto of = [](const std::string& text, bool has_more) {
    Files files = {{"content/a/x.md", item("X", "2024-01-01", {}, text)}};
    if (has_more) files["content/a/y.md"] = item("Y", "2024-02-01");
    return built_of(files).at("search/index.js");
  };
  CHECK(of("one\n", false) == of("two\n", false));
  CHECK(of("one\n", false) != of("one\n", true));
}

TEST_CASE("a site without anything has a search that finds nothing; one that asks for none has none") {
  const auto empty = built_of({});
  CHECK(holds(empty.at("search/index.js"), "\"documents\": 0"));
  CHECK(empty.contains("search/words/0.js"));
  for (const auto& [engine, is_there] : {std::pair{"none", false}, {"pagefind", true}}) {
    const auto output =
        built_of({{"site.toml", "base_url = \"https://x.example/\"\nlanguage = \"en\"\n[search]\nengine = \"" +
                                    std::string(engine) + "\"\n"}});
    CHECK(output.contains("search/index.html") == is_there);
    CHECK(holds(output.at("index.html"), "action=\"/search/\"") == is_there);
    CHECK_FALSE(output.contains("search/index.js"));
  }
}

TEST_CASE("an engine that does not exist is an error that names those that do") {
  Diagnostics diagnostics;
  built(small_site({{"site.toml", "base_url = \"https://x.example/\"\n[search]\nengine = \"lucene\"\n"}}),
        request_as_of("2024-12-31"), diagnostics);
  const auto* error = error_of(diagnostics, "wrong-value");
  REQUIRE(error);
  CHECK(holds(error->help, "pagefind"));
}

TEST_CASE("a page of the site's own at the search's address takes its place") {
  const auto output = built_of({{"content/search.md", item("Ours", "2024-01-01")}});
  CHECK(holds(output.at("search/index.html"), "Ours"));
  CHECK_FALSE(output.contains("search/index.js"));
}
