#include "pages/head_context.hpp"

#include "support/catch.hpp"
#include "support/small_build.hpp"

using namespace gazette;
using namespace gazette::test;

namespace {

Files output_with(const std::string& description) {
  Diagnostics found;
  auto output = built(
      small_site({{"site.toml", "base_url = \"https://x.example/\"\ntitle = \"X\"\nlanguage = \"en\"\n" + description},
                  {"content/a/_index.md", "+++\ntitle = \"Decisions\"\n+++\n"},
                  {"content/b/_index.md", "+++\ntitle = \"Budgets\"\ndescription = \"Where money goes.\"\n+++\n"},
                  {"content/a/1.md", item("One", "2024-01-01", "", "")}}),
      request_as_of("2026-01-01"), found);
  REQUIRE_FALSE(output.empty());
  return output;
}

bool holds(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("a list without a description of its own does not show the site's, but gives it to search engines") {
  const auto output = output_with("description = \"What we publish.\"\n");
  const auto& list = output.at("a/index.html");
  CHECK_FALSE(holds(list, "<p class=\"page-summary\">"));
  CHECK(holds(list, "<meta name=\"description\" content=\"Decisions - X: What we publish.\">"));
  CHECK(holds(list, "<meta property=\"og:description\" content=\"What we publish.\">"));
  CHECK(holds(output.at("b/index.html"), "<p class=\"page-summary\">Where money goes.</p>"));
  CHECK(holds(output.at("a/1/index.html"), "<meta name=\"Description\" content=\"What we publish.\">"));
  CHECK(holds(output.at("index.html"), "<meta name=\"description\" content=\"What we publish.\">"));
}

TEST_CASE("each page has a description, though neither it nor the site gives one") {
  for (const auto& [path, bytes] : output_with("")) {
    if (!path.ends_with(".html") || path == "404.html") continue;
    INFO(path);
    CHECK((holds(bytes, "<meta name=\"description\" content=\"") ||
           holds(bytes, "<meta name=\"Description\" content=\"")));
  }
}
