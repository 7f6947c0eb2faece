#include "pages/template_names.hpp"

#include "base/text.hpp"
#include "build/pipeline.hpp"
#include "pages/contexts.hpp"
#include "support/catch.hpp"
#include "support/process.hpp"

#include <cstdlib>
#include <set>
#include <utility>
#include <vector>

using namespace gazette;

namespace {

const std::string k_begin = "<!-- names: begin -->\n", k_end = "<!-- names: end -->\n";
const std::string k_example_theme = std::string(GAZETTE_SOURCE_DIR) + "/tests/golden/example-theme/";

// Which record each partial of the example theme is shown below, in this order. The template of a kind stands below the
// record of the same name, but `page` is the record of every page.
const std::vector<std::pair<std::string, std::string>> k_shown_below = {
    {"partials/head.mustache", "page"},         {"partials/head_meta.mustache", "page"},
    {"partials/header.mustache", "page"},       {"partials/breadcrumb.mustache", "page"},
    {"partials/footer.mustache", "agency"},     {"partials/card.mustache", "card"},
    {"partials/pager.mustache", "pager"},       {"partials/facts.mustache", "fact"},
    {"partials/changes.mustache", "change"},    {"partials/attachments.mustache", "attachment"},
    {"partials/banner.mustache", "withdrawal"}, {"partials/report_table.mustache", "report_table"},
};

const PreparedSite& en_site() {
  static const auto prepared = [] {
    const auto files = open_disk(std::string(GAZETTE_SOURCE_DIR) + "/tests/golden/en-site");
    BuildRequest request;
    request.as_of = "2024-12-31";
    Observer observer;
    Diagnostics diagnostics;
    return prepare_site(*files, request, observer, diagnostics);
  }();
  REQUIRE(prepared);
  return *prepared;
}

// Compares the names that a record sets with those that the schema promises, level by level.
void compare(const Names& record, const NameSchema& schema, const std::string& where) {
  std::set<std::string> set, promised;
  for (const auto name : record.all()) set.emplace(name);
  for (const auto& field : schema.fields) promised.insert(field.name);
  INFO(where);
  CHECK(set == promised);
  for (const auto& field : schema.fields) {
    const auto* value = record.find(field.name);
    if (!value || !field.inside) continue;
    if (const auto* inner = value->as_record()) compare(*inner, *field.inside, where + "." + field.name);
    if (const auto* rows = value->as_rows(); rows && rows->size() > 0)
      compare(*rows->row(0).as_record(), *field.inside, where + "." + field.name);
    const auto* list = value->as_list();
    if (list && !list->empty() && list->front().as_record())
      compare(*list->front().as_record(), *field.inside, where + "." + field.name);
  }
}

// An example as docs/THEMES.md shows it: the comment in its first line becomes the sentence above it.
std::string shown_example(const std::string& file) {
  const auto text = test::read_text(k_example_theme + file);
  const std::string open = "{{! ", close = " }}\n";
  const auto end = text.find(close);
  INFO(file << " begins with a sentence about it in a comment");
  REQUIRE(text.starts_with(open));
  REQUIRE(end != std::string::npos);
  return "Example, `" + file + "`. " + text.substr(open.size(), end - open.size()) + "\n\n```mustache\n" +
         text.substr(end + close.size()) + "```\n\n";
}

// Puts an example at the end of a record's section.
void insert_example(const std::string& record, const std::string& file, std::string& markdown) {
  INFO(file << " is shown below " << record);
  const auto heading = markdown.find("### `" + record + "`\n");
  REQUIRE(heading != std::string::npos);
  const auto next = markdown.find("\n### ", heading);
  markdown.insert(next == std::string::npos ? markdown.size() : next + 1, shown_example(file));
}

std::string names_with_examples() {
  auto markdown = names_as_markdown();
  std::set<std::string> shown;
  for (const auto& [file, record] : k_shown_below) {
    insert_example(record, file, markdown);
    shown.insert(file);
  }
  for (const auto& [path, bytes] : test::read_tree(k_example_theme)) {
    const std::string folder = "templates/", suffix = ".mustache";
    if (!path.ends_with(suffix) || shown.contains(path)) continue;
    INFO(path << " is shown somewhere");
    REQUIRE(path.starts_with(folder));
    const auto kind = path.substr(folder.size(), path.size() - folder.size() - suffix.size());
    insert_example(kind == "page" ? "item" : kind, path, markdown);
  }
  return markdown;
}

}  // namespace

TEST_CASE("every page sets exactly the names that are documented for its kind") {
  const auto& prepared = en_site();
  std::set<PageKind> seen;
  for (const auto& page : prepared.plan.pages) {
    seen.insert(page.kind);
    compare(context_of(*prepared.values, page), names_of(page.kind), page.route.path);
  }
  CHECK(seen.size() == 18);  // each kind occurs on the site
}

TEST_CASE("docs/THEMES.md lists exactly the names that templates may use, and shows the example theme's templates") {
  const auto path = std::string(GAZETTE_SOURCE_DIR) + "/docs/THEMES.md";
  auto text = test::read_text(path);
  const auto begin = text.find(k_begin), end = text.find(k_end);
  REQUIRE(begin != std::string::npos);
  REQUIRE(end != std::string::npos);
  const auto start = begin + k_begin.size();
  const auto wanted = "\n" + names_with_examples();
  if (std::getenv("GAZETTE_UPDATE")) test::write_text(path, text.replace(start, end - start, wanted));
  else CHECK(text.substr(start, end - start) == wanted);
}
