#include "formats/template.hpp"
#include "formats/template/mustache_engine.hpp"

#include "support/catch.hpp"

#include <map>
#include <string>
#include <vector>

using namespace gazette;

namespace {

using Partials = std::map<std::string, std::string>;

const NameSchema k_link{{{"title", NameType::text}, {"url", NameType::text}}};
const NameSchema k_page{{{"title", NameType::text},
                         {"is_draft", NameType::flag},
                         {"next", NameType::record, &k_link},
                         {"tags", NameType::list},
                         {"items", NameType::list, &k_link},
                         {"extra", NameType::record, nullptr, true}}};
const NameSchema k_names{{{"page", NameType::record, &k_page}, {"language", NameType::text}, {"body", NameType::html}}};

FindPartial finder(const Partials& partials) {
  return [&partials](std::string_view name) -> std::optional<TemplateSource> {
    const auto found = partials.find(std::string(name));
    if (found == partials.end()) return std::nullopt;
    return TemplateSource{found->first, found->second};
  };
}

/// The errors of a template whose file is called "t", in the order of their places.
std::vector<Error> errors_in(const std::string& text, const Partials& partials = {}) {
  Diagnostics diagnostics;
  const auto compiled = compile_template({"t", text}, finder(partials), k_names, diagnostics);
  CHECK(compiled.has_value() == diagnostics.empty());
  diagnostics.sort();
  std::vector<Error> errors;
  for (const auto& entry : diagnostics.entries()) {
    CHECK(entry.error.kind == ErrorKind::configuration);
    errors.push_back(entry.error);
  }
  return errors;
}

std::string shown(const Place& place) {
  return place.file + ":" + std::to_string(place.at.line) + ":" + std::to_string(place.at.column) + "+" +
         std::to_string(place.at.length);
}

/// `rule file:line:column+length message (help)` for each error, and its notes.
std::vector<std::string> faults(const std::string& text, const Partials& partials = {}) {
  std::vector<std::string> lines;
  for (const auto& error : errors_in(text, partials)) {
    lines.push_back(error.rule + " " + shown(error.place) + " " + error.message);
    for (const auto& note : error.notes) lines.push_back("  " + shown(note.place) + " " + note.message);
  }
  return lines;
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("a name is printed as its type asks for") {
  CHECK(faults("{{{language}}} {{&language}}") ==
        Lines{"misused-name t:1:4+8 \"language\" is text: without escaping, what it holds could run as HTML",
              "misused-name t:1:19+8 \"language\" is text: without escaping, what it holds could run as HTML"});
  CHECK(faults("{{body}}") == Lines{"misused-name t:1:3+4 \"body\" is HTML: escaped, a reader would see its tags"});
  CHECK(faults("{{{body}}} {{&body}}").empty());
  CHECK(faults("{{page}}") == Lines{"misused-name t:1:3+4 \"page\" is a record, which prints nothing"});
  CHECK(faults("{{page.is_draft}}") ==
        Lines{"misused-name t:1:3+13 \"page.is_draft\" is a flag, which prints nothing"});
  CHECK(faults("{{{page.tags}}}") == Lines{"misused-name t:1:4+9 \"page.tags\" is a list, which prints nothing"});
  CHECK(faults("{{#page.tags}}{{.}}{{/page.tags}}{{page.extra.any}}{{{page.extra.any}}}").empty());
  CHECK(faults("{{#page.tags}}{{{.}}}{{/page.tags}}").size() == 1);
  CHECK(errors_in("{{page.is_draft}}").at(0).help == "write {{#page.is_draft}} … {{/page.is_draft}}");
  CHECK(errors_in("{{body}}").at(0).help == "write {{{body}}}");
  CHECK(errors_in("{{{language}}}").at(0).help == "write {{language}}");
}

TEST_CASE("a tag that is not closed is a fault at its opening, and the next tag is still read") {
  CHECK(faults("a\n公 {{language") == Lines{"template-syntax t:2:3+2 this tag is not closed"});
  CHECK(faults("{{language {{nope}}") == Lines{"template-syntax t:1:1+2 this tag is not closed"});
  CHECK(faults("{{{language}}") == Lines{"template-syntax t:1:1+2 this tag is not closed"});
  CHECK(faults("{{! open") == Lines{"template-syntax t:1:1+2 this tag is not closed"});
}

TEST_CASE("empty tags are faults of every kind but comments") {
  CHECK(faults("{{}} {{ }} {{#}}").size() == 3);
  CHECK(faults("{{{}}} {{& }} {{^}} {{/}} {{>}}").size() == 5);
  CHECK(faults("x{{ }}") == Lines{"template-syntax t:1:2+5 this tag is empty"});
  CHECK(faults("{{!}}").empty());
}

TEST_CASE("a broken name is a fault at the name") {
  CHECK(faults("{{#if language}}{{/if language}}").at(0) == "template-syntax t:1:4+11 \"if language\" is not a name");
  CHECK(faults("{{page..title}}") == Lines{"template-syntax t:1:3+11 \"page..title\" is not a name"});
  CHECK(faults("{{page.}}{{.title}}").size() == 2);
}

TEST_CASE("delimiters that are not two words are a fault") {
  CHECK(faults("{{=<%=}}") == Lines{"template-syntax t:1:1+8 this tag does not name two delimiters"});
  CHECK(faults("{{=a b c=}}").size() == 1);
  CHECK(faults("{{=== ===}}").size() == 1);
}

TEST_CASE("a section closed by another name names both places") {
  CHECK(faults("{{#page.items}}\n{{/page.item}}") ==
        Lines{"template-syntax t:2:4+9 section \"page.items\" is closed as \"page.item\"",
              "  t:1:4+10 \"page.items\" is opened here"});
}

TEST_CASE("a section that is open when an outer one closes is the one at fault") {
  CHECK(faults("{{#page}}{{#next}}\n{{/page}}") ==
        Lines{"template-syntax t:1:13+4 section \"next\" is not closed before \"/page\"",
              "  t:2:4+4 \"page\" is closed here"});
}

TEST_CASE("unclosed sections and stray closings are faults") {
  CHECK(faults("{{^page}}{{#next}}") == Lines{"template-syntax t:1:4+4 section \"page\" is never closed",
                                              "template-syntax t:1:13+4 section \"next\" is never closed"});
  CHECK(faults("a{{/page}}") == Lines{"template-syntax t:1:5+4 \"/page\" closes a section that is not open"});
}

TEST_CASE("a section cannot begin in one file and end in another") {
  CHECK(faults("{{> head}}{{/page}}", {{"head", "{{#page}}"}}) ==
        Lines{"template-syntax head:1:4+4 section \"page\" is never closed",
              "template-syntax t:1:14+4 \"/page\" closes a section that is not open"});
}

TEST_CASE("sections nested beyond reason are a fault and not a crash") {
  std::string text;
  for (int i = 0; i < 5000; ++i) text += "{{#page}}";
  for (int i = 0; i < 5000; ++i) text += "{{/page}}";
  CHECK(faults(text).size() == 1);
}

TEST_CASE("a missing partial says which file was looked for, at each of its uses") {
  CHECK(faults("{{> head}}\n {{>head}}") ==
        Lines{"missing-partial t:1:5+4 no partial \"head\": the theme has no file \"partials/head.mustache\"",
              "missing-partial t:2:5+4 no partial \"head\": the theme has no file \"partials/head.mustache\""});
}

TEST_CASE("a partial that includes itself is a fault with a note for each step") {
  CHECK(faults("{{> a}}", {{"a", "{{> b}}"}, {"b", "\n{{> a}}"}}) ==
        Lines{"recursive-partial b:2:5+1 partial \"a\" includes itself", "  t:1:5+1 \"a\" is included here",
              "  a:1:5+1 \"b\" is included here"});
}

TEST_CASE("partials that all include each other are reported once and end soon") {
  Partials partials;
  std::string all;
  for (char name = 'a'; name <= 'z'; ++name) all += std::string("{{> ") + name + "}}";
  for (char name = 'a'; name <= 'z'; ++name) partials[std::string(1, name)] = all;
  const auto errors = errors_in(all, partials);
  CHECK_FALSE(errors.empty());
  CHECK(errors.size() < 30);
}

TEST_CASE("a partial that is used twice without recursion is no fault") {
  CHECK(faults("{{> a}}{{> a}}{{> b}}", {{"a", "{{language}}"}, {"b", "{{> a}}"}}).empty());
}

TEST_CASE("faults in several partials are reported in one run") {
  CHECK(faults("{{> a}}{{> b}}{{> c}}", {{"a", "{{"}, {"b", "{{}}"}}).size() == 3);
}

TEST_CASE("an unknown name is a fault at its line and column with the nearest known name") {
  const auto errors = errors_in("\n 公开 {{ langauge }}");
  REQUIRE(errors.size() == 1);
  CHECK(errors[0].rule == "unknown-name");
  CHECK(shown(errors[0].place) == "t:2:8+8");
  CHECK(errors[0].message == "\"langauge\" is not a known name");
  CHECK(errors[0].help == "did you mean \"language\"?");
}

TEST_CASE("an unknown name in a partial is a fault of the partial, once") {
  CHECK(faults("{{> a}}{{> a}}", {{"a", "\n\n{{titel}}"}}) ==
        Lines{"unknown-name a:3:3+5 \"titel\" is not a known name"});
}

TEST_CASE("a name is known only inside the section that opens it") {
  CHECK(faults("{{title}}{{#page}}{{title}}{{/page}}{{title}}").size() == 2);
  CHECK(faults("{{#page.items}}{{url}}{{language}}{{/page.items}}").empty());
  CHECK(faults("{{^page.items}}{{url}}{{/page.items}}").size() == 1);
  CHECK(faults("{{#page.is_draft}}{{url}}{{/page.is_draft}}{{#language}}{{url}}{{/language}}").size() == 2);
}

TEST_CASE("the first word of a dotted name is looked up outwards and the rest only inside it") {
  CHECK(faults("{{#page.items}}{{page.next.url}}{{/page.items}}").empty());
  const auto errors = errors_in("{{page.next.langauge}} {{page.next.titel}}");
  REQUIRE(errors.size() == 2);
  CHECK(errors[0].message == "\"next\" has no name \"langauge\" inside");
  CHECK(errors[0].help.empty());
  CHECK(errors[1].help == "did you mean \"title\"?");
  CHECK(shown(errors[1].place) == "t:1:26+15");
}

TEST_CASE("nothing can be named inside a list, a text or a flag") {
  const auto errors = errors_in("{{page.items.title}}{{page.title.size}}{{page.is_draft.x}}");
  REQUIRE(errors.size() == 3);
  CHECK(errors[0].help == "it is a list: open a section with {{#items}}");
}

TEST_CASE("a dot is known only in a section over text or a plain list") {
  CHECK(faults("{{#page.tags}}{{.}}{{^page.is_draft}}{{.}}{{/page.is_draft}}{{/page.tags}}").empty());
  CHECK(faults("{{#language}}{{.}}{{/language}}").empty());
  CHECK(faults("{{.}}") == Lines{"unknown-name t:1:3+1 \".\" stands for nothing here"});
  CHECK(faults("{{#page.items}}{{.}}{{/page.items}}{{#page.is_draft}}{{.}}{{/page.is_draft}}").size() == 2);
  CHECK(faults("{{#page.tags}}{{#page.next}}{{.}}{{/page.next}}{{/page.tags}}").size() == 1);
}

TEST_CASE("an open record accepts any name inside and none outside") {
  CHECK(faults("{{page.extra.a.b}}{{#page.extra}}{{x}}{{#y}}{{z}}{{.}}{{/y}}{{/page.extra}}").empty());
  CHECK(faults("{{extra.a}}{{#page.extra}}{{/page.extra}}{{x}}").size() == 2);
}

TEST_CASE("an unknown section is reported and not each name inside it") {
  CHECK(faults("{{#itmes}}{{title}}{{.}}{{/itmes}}").size() == 1);
}

TEST_CASE("a known name that no level sets is an error at its use when the page is rendered") {
  Diagnostics diagnostics;
  const auto compiled = compile_template({"t", "{{language}}\n{{> a}}"}, finder({}), {}, diagnostics);
  CHECK_FALSE(compiled);
  const Partials partials{{"a", "{{#page}}\n {{#items}}{{url}}{{/items}}{{title}}{{/page}}"}};
  const auto good = compile_template({"t", "{{> a}}"}, finder(partials), k_names, diagnostics);
  REQUIRE(good);
  Record row, page, root;
  row.set("title", "x");
  page.set("items", List{row, row});
  root.set("page", page);
  TemplateRenderer renderer;
  const auto result = renderer.render(*good, root);
  REQUIRE_FALSE(result);
  CHECK(result.error().rule == "unknown-name");
  CHECK(result.error().message == "nothing sets \"url\" on this page");
  CHECK(shown(result.error().place) == "a:2:14+3");
  REQUIRE(result.error().notes.size() == 1);
  CHECK(shown(result.error().notes[0].place) == "a:2:31+5");
}

TEST_CASE("a failed render leaves the renderer usable") {
  Diagnostics diagnostics;
  const auto compiled = compile_template({"t", "a{{language}}"}, finder({}), k_names, diagnostics);
  REQUIRE(compiled);
  TemplateRenderer renderer;
  Record root;
  CHECK_FALSE(renderer.render(*compiled, root));
  root.set("language", "zh");
  CHECK(*renderer.render(*compiled, root) == "azh");
}

TEST_CASE("parts that the engine refuses are an error at the part's place") {
  const std::vector<TemplatePart> parts{{PartKind::text, "x", {}, {}},
                                        {PartKind::section, "page", {"page"}, {"a", {3, 4, 4}}}};
  const auto result = ParsedTemplate(parts).render(Scopes(Record()));
  REQUIRE_FALSE(result);
  CHECK(result.error().rule == "template-syntax");
  CHECK(shown(result.error().place) == "a:3:4+4");
}
