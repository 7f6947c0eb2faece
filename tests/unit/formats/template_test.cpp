#include "formats/template.hpp"

#include "support/catch.hpp"

#include <map>
#include <string>
#include <thread>
#include <vector>

using namespace gazette;

namespace {

using Partials = std::map<std::string, std::string>;

const NameSchema k_link{{{"title", NameType::text}, {"url", NameType::text}}};
const NameSchema k_page{{{"title", NameType::text},
                         {"body", NameType::html},
                         {"is_draft", NameType::flag},
                         {"next", NameType::record, &k_link},
                         {"tags", NameType::list},
                         {"items", NameType::list, &k_link},
                         {"extra", NameType::record, nullptr, true}}};
const NameSchema k_names{{{"page", NameType::record, &k_page}, {"lang", NameType::text}}};

std::optional<CompiledTemplate> compiled(const std::string& text, const Partials& partials = {}) {
  Diagnostics diagnostics;
  const FindPartial find = [&](std::string_view name) -> std::optional<TemplateSource> {
    const auto found = partials.find(std::string(name));
    if (found == partials.end()) return std::nullopt;
    return TemplateSource{"partials/" + found->first + ".mustache", found->second};
  };
  auto result = compile_template({"templates/item.mustache", text}, find, k_names, diagnostics);
  for (const auto& entry : diagnostics.entries()) UNSCOPED_INFO(entry.error.message);
  return result;
}

Record link(const std::string& title, const std::string& url) {
  Record record;
  record.set("title", title);
  record.set("url", url);
  return record;
}

Record page() {
  Record record;
  record.set("title", "公开 <年报> & 'x'");
  record.set("body", "<p>正文</p>");
  record.set("is_draft", false);
  record.set("next", Value());
  record.set("tags", List{"甲", "乙", "丙"});
  record.set("items", List{link("a", "/a/"), link("b", "/b/")});
  record.set("extra", Record());
  return record;
}

Record context_of(Record page_record) {
  Record root;
  root.set("lang", "zh");
  root.set("page", std::move(page_record));
  return root;
}

std::string rendered(const std::string& text, const Record& page_record = page(), const Partials& partials = {}) {
  const auto tmpl = compiled(text, partials);
  if (!tmpl) return "(did not compile)";
  TemplateRenderer renderer;
  const auto result = renderer.render(*tmpl, context_of(page_record));
  return result ? *result : "(" + result.error().message + ")";
}

}  // namespace

TEST_CASE("a template without tags comes out as it is") {
  CHECK(rendered("").empty());
  CHECK(rendered("  \n\n\t一\r\n") == "  \n\n\t一\r\n");
  CHECK(rendered("{ not a tag }} \n") == "{ not a tag }} \n");
}

TEST_CASE("two braces escape for HTML, three braces and the ampersand do not") {
  CHECK(rendered("{{page.title}}") == "公开 &lt;年报&gt; &amp; &#39;x&#39;");
  CHECK(rendered("{{{page.body}}}{{&page.body}}") == "<p>正文</p><p>正文</p>");
}

TEST_CASE("a value is never read as a template") {
  auto record = page();
  record.set("title", "{{lang}}{{#x}}");
  record.set("body", "{{lang}}{{{page.title}}}");
  CHECK(rendered("{{page.title}}|{{{page.body}}}", record) == "{{lang}}{{#x}}|{{lang}}{{{page.title}}}");
}

TEST_CASE("an absent value prints nothing") {
  auto record = page();
  record.set("title", Value());
  record.set("body", Value());
  CHECK(rendered("[{{page.title}}{{{page.body}}}{{page.extra.any}}]", record) == "[]");
}

TEST_CASE("an inner name hides the same name further out, and other names are found outwards") {
  CHECK(rendered("{{#page}}{{#items}}{{title}}{{lang}},{{/items}}{{/page}}") == "azh,bzh,");
  auto record = page();
  record.set("items", List{[] {
               Record row;
               row.set("title", Value());
               row.set("url", "/a/");
               return row;
             }()});
  CHECK(rendered("{{#page}}{{#items}}[{{title}}]{{/items}}{{/page}}", record) == "[]");
}

TEST_CASE("a dot stands for the item of a plain list and for the text of a section") {
  CHECK(rendered("{{#page.tags}}<{{.}}>{{/page.tags}}") == "<甲><乙><丙>");
  CHECK(rendered("{{#lang}}<{{.}}>{{/lang}}") == "<zh>");
}

TEST_CASE("lists inside lists start again for each row, also when they are equally long") {
  CHECK(rendered("{{#page.items}}{{title}}({{#page.items}}{{url}}{{/page.items}}){{/page.items}}") ==
        "a(/a//b/)b(/a//b/)");
  CHECK(rendered("{{#page.tags}}{{#page.items}}{{title}}{{/page.items}}{{.}}{{/page.tags}}") == "ab甲ab乙ab丙");
}

TEST_CASE("absent, false, empty text and the empty list are false in sections") {
  auto record = page();
  record.set("title", "");
  record.set("tags", List());
  const std::string text =
      "{{#page.next}}1{{/page.next}}{{#page.is_draft}}2{{/page.is_draft}}"
      "{{#page.title}}3{{/page.title}}{{#page.tags}}4{{/page.tags}}";
  CHECK(rendered(text, record).empty());
  CHECK(rendered("{{^page.next}}1{{/page.next}}{{^page.title}}2{{/page.title}}{{^page.tags}}3{{/page.tags}}", record) ==
        "123");
}

TEST_CASE("what is inside an absent record is absent") {
  CHECK(rendered("[{{page.next.url}}{{#page.next.url}}x{{/page.next.url}}{{^page.next.url}}none{{/page.next.url}}]") ==
        "[none]");
}

TEST_CASE("an inverted section opens no scope") {
  CHECK(rendered("{{#page.items}}{{^page.is_draft}}{{title}}{{/page.is_draft}}{{/page.items}}") == "ab");
  CHECK(rendered("{{#page.tags}}{{^page.is_draft}}{{.}}{{/page.is_draft}}{{/page.tags}}") == "甲乙丙");
}

TEST_CASE("names inside an open record print nothing when they are not set") {
  CHECK(rendered("[{{page.extra.colour}}{{#page.extra.map}}{{page.extra.map.url}}{{/page.extra.map}}]") == "[]");
  auto record = page();
  Record extra;
  extra.set("colour", "red");
  record.set("extra", extra);
  CHECK(rendered("{{#page.extra}}{{colour}}{{shape}}{{/page.extra}}", record) == "red");
}

TEST_CASE("a line with nothing but a section, comment or partial leaves no line behind") {
  CHECK(rendered("<ul>\n  {{#page.items}}\n  <li>{{title}}</li>\n  {{/page.items}}\n</ul>\n") ==
        "<ul>\n  <li>a</li>\n  <li>b</li>\n</ul>\n");
  CHECK(rendered("a\n  {{! a note\n over two lines }}\nb\n") == "a\nb\n");
  CHECK(rendered("a\r\n{{> head}}\r\nb", page(), {{"head", ""}}) == "a\r\nb");
}

TEST_CASE("a line that holds a section and prints only blanks stays, as the specification says") {
  CHECK(rendered("a\n  {{#page.is_draft}}x{{/page.is_draft}}\nb") == "a\n  \nb");
  CHECK(rendered(" {{#page.is_draft}}x{{/page.is_draft}} ") == "  ");
}

TEST_CASE("a partial alone on its line is indented as its tag is, through every level") {
  const Partials partials{{"outer", "<div>\n  {{> inner}}\n</div>\n"}, {"inner", "<p>\n{{lang}}\n</p>\n"}};
  CHECK(rendered("  {{> outer}}\n", page(), partials) == "  <div>\n    <p>\n    zh\n    </p>\n  </div>\n");
}

TEST_CASE("a value with several lines is not indented by the partial around it") {
  auto record = page();
  record.set("body", "1\n2");
  CHECK(rendered(" {{> body}}\n", record, {{"body", "{{{page.body}}}\n"}}) == " 1\n2\n");
}

TEST_CASE("other delimiters end with their file and leave braces alone") {
  CHECK(rendered("{{=<% %>=}}<%lang%> {{lang}} <%> part%>", page(), {{"part", "{{lang}}<%lang%>"}}) ==
        "zh {{lang}} zh<%lang%>");
}

TEST_CASE("partials see the sections that include them") {
  CHECK(rendered("{{#page.items}}{{> row}}{{/page.items}}", page(), {{"row", "{{title}} "}}) == "a b ");
}

TEST_CASE("new templates are not taken for old ones that have gone and had their addresses") {
  TemplateRenderer renderer;
  const auto context = context_of(page());
  std::vector<CompiledTemplate> old;
  for (int i = 0; i < 50; ++i) old.push_back(*compiled("old"));
  for (const auto& one : old) CHECK(*renderer.render(one, context) == "old");
  old.clear();
  std::vector<CompiledTemplate> kept;
  for (int i = 0; i < 50; ++i) {
    const auto text = std::to_string(i);
    kept.push_back(*compiled("{{lang}}" + text));
    const auto result = renderer.render(kept.back(), context);
    REQUIRE(result);
    CHECK(*result == "zh" + text);
  }
}

TEST_CASE("many threads render one compiled template to the same bytes") {
  const auto tmpl =
      compiled("{{#page.items}}{{#page.tags}}{{title}}{{.}} {{/page.tags}}{{/page.items}}{{{page.body}}}");
  REQUIRE(tmpl);
  const auto context = context_of(page());
  std::vector<std::string> pages(4);
  {
    std::vector<std::jthread> threads;
    for (auto& out : pages) {
      threads.emplace_back([&] {
        TemplateRenderer renderer;
        for (int i = 0; i < 100; ++i) out += *renderer.render(*tmpl, context);
      });
    }
  }
  CHECK(pages[0].size() == 100 * std::string("a甲 a乙 a丙 b甲 b乙 b丙 <p>正文</p>").size());
  for (const auto& out : pages) CHECK(out == pages[0]);
}
