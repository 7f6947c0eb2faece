#include "formats/template.hpp"

#include "support/catch.hpp"

#include <string>

using namespace gazette;

namespace {

const NameSchema k_words{{{"search", NameType::text}, {"empty", NameType::text}, {"markup", NameType::text}}};
const NameSchema k_site{{{"title", NameType::text},
                         {"is_test", NameType::flag},
                         {"t", NameType::text},
                         {"extra", NameType::record, nullptr, true}}};
const NameSchema k_row{{{"t", NameType::record, &k_words}, {"title", NameType::text}}};
const NameSchema k_names{{{"t", NameType::record, &k_words},
                          {"site", NameType::record, &k_site},
                          {"title", NameType::text},
                          {"rows", NameType::list, &k_row},
                          {"tags", NameType::list}}};

Record words(const std::string& search) {
  Record record;
  record.set("search", search);
  record.set("empty", Value());
  record.set("markup", "<b>&</b>");
  return record;
}

Record constants() {
  Record extra, site, record;
  extra.set("notice", "closed");
  site.set("title", "Bureau");
  site.set("is_test", true);
  site.set("t", "T");
  site.set("extra", std::move(extra));
  record.set("t", words("Search"));
  record.set("site", std::move(site));
  return record;
}

Record context() {
  Record row, record = constants();
  row.set("t", words("inner"));
  row.set("title", "row");
  record.set("title", "page");
  record.set("rows", List{row, row});
  record.set("tags", List{"a", "b"});
  return record;
}

std::string rendered(const std::string& text, const Record& constant_names, const Names& page) {
  Diagnostics diagnostics;
  const auto compiled = compile_template(
      {"t", text}, [](std::string_view) { return std::nullopt; }, k_names, diagnostics, constant_names);
  if (!compiled) return "(did not compile)";
  TemplateRenderer renderer;
  const auto result = renderer.render(*compiled, page);
  return result ? *result : "(" + result.error().message + ")";
}

}  // namespace

TEST_CASE("constants in a template change none of its bytes") {
  for (const std::string text : {
           "{{t.search}}{{t.markup}}{{{t.markup}}}[{{t.empty}}]",
           "{{#t.search}}<{{.}} {{title}}>{{/t.search}}{{^t.search}}never{{/t.search}}",
           "{{#t.empty}}never{{#rows}}{{title}}{{/rows}}{{/t.empty}}{{^t.empty}}({{title}}){{/t.empty}}!",
           "{{#rows}}{{t.search}} {{title}} {{site.title}};{{/rows}}",
           "{{#site}}{{title}} {{t}} {{#extra}}{{notice}}{{nothing}}{{/extra}}{{/site}}",
           "{{site.extra.notice}}{{site.extra.nothing}}{{#site.extra.nothing}}never{{/site.extra.nothing}}",
           "{{#site.is_test}}{{#tags}}{{.}}{{#t.search}}{{.}}{{^t.empty}}{{.}}{{/t.empty}}{{/t.search}}{{/tags}}"
           "{{/site.is_test}}",
           "{{#t.search}}{{#t.markup}}{{.}}{{{.}}}{{#.}}{{.}}{{/.}}{{/t.markup}}{{.}}{{/t.search}}",
           "{{#t}}{{search}}{{/t}}{{t}}{{site}}",
       }) {
    INFO(text);
    CHECK(rendered(text, constants(), context()) == rendered(text, {}, context()));
  }
}

TEST_CASE("a constant is never asked of the page") {
  Record page;
  page.set("title", "page");
  CHECK(rendered("{{t.search}} {{#site.is_test}}{{site.title}}{{/site.is_test}}: {{title}}", constants(), page) ==
        "Search Bureau: page");
}

TEST_CASE("the name of a row is not taken for the constant of the same name") {
  CHECK(rendered("{{#rows}}{{t.search}},{{/rows}}{{t.search}}", constants(), context()) == "inner,inner,Search");
}

TEST_CASE("a constant that the theme does not have is still a fault of the page") {
  Record broken;
  broken.set("t", Record());
  Record page;
  page.set("t", Record());
  CHECK(rendered("{{t.search}}", broken, page) == "(nothing sets \"t.search\" on this page)");
}
