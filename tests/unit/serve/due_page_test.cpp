#include "serve/due_page.hpp"

#include "support/catch.hpp"
#include "support/small_build.hpp"

using namespace gazette;
using namespace gazette::test;

namespace {

std::string board(const std::string& language, const Files& more, const std::string& base = "https://x.example/") {
  Files files = more;
  files["site.toml"] =
      "base_url = \"" + base + "\"\nlanguage = \"" + language + "\"\ntitle = \"X\"\n[calendar]\ncountry = \"cn\"\n";
  Diagnostics diagnostics;
  const auto memory = small_site(files);
  const auto site = load_site(memory, request_as_of("2024-10-31"), diagnostics);
  REQUIRE(site);
  return due_page(*site, due_entries(*site, k_board_days));
}

bool holds(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

const Files k_files = {{"content/a/x.md", "+++\ntitle = \"<b>D</b> & E\"\nmade = 2024-09-27\ndraft = true\n+++\n"},
                       {"content/a/y.md", item("Y", "2024-01-01", "expires = 2024-11-02")}};

}  // namespace

TEST_CASE("the board lists what falls due in the language of the site") {
  const auto chinese = board("zh-CN", k_files);
  CHECK(holds(chinese, "<html lang=\"zh-CN\">"));
  CHECK(holds(chinese, "逾期1天"));
  CHECK(holds(chinese, "公开期限"));
  const auto english = board("en", k_files);
  CHECK(holds(english, "<html lang=\"en\">"));
  CHECK(holds(english, "<tr class=\"overdue\"><td class=\"day\"><time>2024-10-30</time>"));
  CHECK(holds(english, "2 days</td><td class=\"kind\">Expiry"));
}

TEST_CASE("the board escapes titles and links only to pages that the preview has") {
  const auto page = board("en", k_files, "https://x.example/sub/");
  CHECK(holds(page, "&lt;b&gt;D&lt;/b&gt; &amp; E</td>"));
  CHECK(holds(page, "<a href=\"/sub/a/y/\">Y</a>"));
  CHECK_FALSE(holds(page, "<a href=\"/sub/a/x/\">"));
}

TEST_CASE("a board without entries says so") {
  CHECK(holds(board("en", {}), "Nothing is overdue"));
  CHECK_FALSE(holds(board("en", {}), "<table>"));
}
