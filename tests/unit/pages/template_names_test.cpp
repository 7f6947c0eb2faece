#include "pages/template_names.hpp"

#include "base/text.hpp"
#include "build/pipeline.hpp"
#include "pages/contexts.hpp"
#include "support/catch.hpp"
#include "support/process.hpp"

#include <cstdlib>
#include <set>

using namespace gazette;

namespace {

const std::string k_begin = "<!-- names: begin -->\n", k_end = "<!-- names: end -->\n";

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

TEST_CASE("docs/THEMES.md lists exactly the names that templates may use") {
  const auto path = std::string(GAZETTE_SOURCE_DIR) + "/docs/THEMES.md";
  auto text = test::read_text(path);
  const auto begin = text.find(k_begin), end = text.find(k_end);
  REQUIRE(begin != std::string::npos);
  REQUIRE(end != std::string::npos);
  const auto start = begin + k_begin.size();
  if (std::getenv("GAZETTE_UPDATE")) {
    text.replace(start, end - start, "\n" + names_as_markdown());
    test::write_text(path, text);
    SUCCEED();
    return;
  }
  CHECK(text.substr(start, end - start) == "\n" + names_as_markdown());
}
