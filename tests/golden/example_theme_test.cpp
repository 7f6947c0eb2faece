// tests/golden/example-theme is what docs/THEMES.md shows, one template for each kind of page: the golden sites are
// built with it.

#include "model/route.hpp"
#include "pages/contexts.hpp"
#include "support/catch.hpp"
#include "support/copied_site.hpp"
#include "support/process.hpp"
#include "support/small_build.hpp"

#include <pugixml.hpp>

#include <regex>
#include <set>

using namespace gazette;

namespace {

const std::string k_golden = std::string(GAZETTE_SOURCE_DIR) + "/tests/golden/";

/// What a site takes of the example theme; the rest comes from the default theme.
enum class Taken { everything, templates };

test::Files site_with_example(const std::string& site, Taken taken) {
  auto files = test::files_of_site(k_golden + site);
  for (const auto& [path, bytes] : test::read_tree(k_golden + "example-theme")) {
    const bool is_taken = taken == Taken::everything || path == "theme.toml" || path.starts_with("templates/");
    if (is_taken) files["themes/example/" + path] = bytes;
  }
  auto& settings = files.at("site.toml");
  const std::string theme = "theme = \"default\"";
  REQUIRE(settings.find(theme) != std::string::npos);
  settings.replace(settings.find(theme), theme.size(), "theme = \"example\"");
  return files;
}

/// HTML as XML: void elements closed, attributes with values. Refused is what pairs its tags wrongly.
pugi::xml_document parsed(const std::string& html) {
  static const std::regex k_void("<(meta|link|img|input|br|hr|wbr|col)\\b([^>]*[^>/])?>");
  static const std::regex k_bare(" (defer|hidden|checked|disabled|data-footnote-\\w+|data-footnotes)(?=[ >/])");
  const std::string doctype = "<!doctype html>";
  REQUIRE(html.starts_with(doctype));
  const auto closed = std::regex_replace(html.substr(doctype.size()), k_void, "<$1$2/>");
  const auto xml = std::regex_replace(closed, k_bare, " $1=\"\"");
  pugi::xml_document document;
  const auto result = document.load_string(xml.c_str());
  INFO(result.description() << ": " << xml.substr(static_cast<std::size_t>(result.offset), 100));
  REQUIRE(result);
  return document;
}

std::string text_of(const pugi::xml_node& node) {
  std::string text;
  for (const auto& found : node.select_nodes(".//text()")) text += found.node().value();
  return text;
}

void check_ids(const pugi::xml_document& page) {
  std::set<std::string> ids;
  for (const auto& found : page.select_nodes("//@id")) {
    INFO(found.attribute().value());
    CHECK(ids.emplace(found.attribute().value()).second);
  }
}

void check_page(const Page& page, const std::string& title, const std::string& html) {
  INFO(page.route.path);
  const auto document = parsed(html);
  check_ids(document);
  CHECK(text_of(document.select_node("//title").node()).find(title) != std::string::npos);
  if (page.kind == PageKind::redirect) return;
  REQUIRE(document.select_nodes("//h1").size() == 1);
  if (page.kind != PageKind::home) CHECK(text_of(document.select_node("//h1").node()) == title);
}

/// Builds a site with the example theme and looks at each page; which kinds there were.
std::set<PageKind> checked_kinds(const std::string& site, Taken taken) {
  const MemoryFileSystem disk(site_with_example(site, taken));
  Observer observer;
  Diagnostics diagnostics;
  const auto prepared = prepare_site(disk, test::request_as_of("2024-12-31"), observer, diagnostics);
  for (const auto& entry : diagnostics.entries()) {
    INFO(entry.error.place.file << ": " << entry.error.message);
    CHECK_FALSE(entry.error.place.file.starts_with("themes/"));
  }
  REQUIRE(prepared);
  MemorySink memory;
  REQUIRE(render_site(disk, *prepared, 2, memory, observer));
  std::set<PageKind> kinds;
  for (const auto& page : prepared->plan.pages) {
    kinds.insert(page.kind);
    const auto context = context_of(*prepared->values, page);
    const auto title = context.find("title")->as_text();
    REQUIRE(title);
    check_page(page, std::string(*title), memory.files().at(output_path(page.route)));
  }
  return kinds;
}

}  // namespace

TEST_CASE("the example theme renders every kind of page: well-formed, under its title, no id twice") {
  CHECK(checked_kinds("en-site", Taken::everything).size() == 18);
  CHECK(checked_kinds("us-site", Taken::everything).contains(PageKind::report));
}

TEST_CASE("each template of the example theme works with the default theme's partials") {
  CHECK(checked_kinds("en-site", Taken::templates).size() == 18);
}
