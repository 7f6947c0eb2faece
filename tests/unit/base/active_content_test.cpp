#include "base/active_content.hpp"

#include "support/catch.hpp"

#include <chrono>

using namespace gazette;

namespace {

using Whats = std::vector<std::string>;

Whats found(std::string_view markup) {
  Whats names;
  for (const auto& part : active_parts(markup)) names.push_back(part.what);
  return names;
}

std::string repeated(std::string_view one, std::size_t count) {
  std::string all;
  for (std::size_t i = 0; i < count; ++i) all += one;
  return all;
}

}  // namespace

TEST_CASE("scripts are found however they are written, data blocks are none") {
  for (const auto* markup : {"<script>x</script>", "<SCRIPT\n>x", "<svg:script href='x'/>", "<script", "<scRipt/x>",
                             "<script type=\"module\">", "<script src=/x.js></script>", "<p><script \n"})
    CHECK(found(markup) == Whats{"a script"});
  CHECK(found("<script type=\"application/ld+json\">{\"a\": \"<b onclick=x>\"}</script>").empty());
  CHECK(found("&lt;script&gt; a < script, 1<2, <3").empty());
}

TEST_CASE("handlers of events are found on every element, quoted or not, and words that begin with on are none") {
  CHECK(found("<img src=x onerror=y>") == Whats{"onerror on <img>"});
  CHECK(found("<svg/onload=x>") == Whats{"onload on <svg>"});
  CHECK(found("<b a='>' ONCLICK = \"x\">") == Whats{"onclick on <b>"});
  CHECK(found("<p title='onload=x' on='1' one-two='3'>onload=x</p>").empty());
}

TEST_CASE("addresses that run code are found behind entities, blanks, controls and capitals") {
  for (const auto* address : {"javascript:x", "JavaScript:x", "java&#x0A;script:x", "&#106;avascript:x",
                              "  javascript:x", "java\tscript:x", "javascript&colon;x", "&#x6A;&#x61;vascript:x",
                              "vbscript:x", "data:text/html,x", "data:image/svg+xml,x", "\x01javascript:x"}) {
    INFO(address);
    CHECK(found("<a href=\"" + std::string(address) + "\">x</a>") == Whats{"an address that runs code in href on <a>"});
  }
  CHECK(found("<animate attributeName=href values='x;javascript:alert(1)'>").size() == 1);
  CHECK(found("<form><button formaction=javascript:x>").size() == 1);
  CHECK(found("<a href='/javascript:x'>, <img src='data:image/png;base64,x'>").empty());
}

TEST_CASE("documents inside, files of other sites, refreshes, entities and style sheets are found, and links are not") {
  CHECK(found("<iframe src=x></iframe>") == Whats{"another document in <iframe>"});
  CHECK(found("<svg><foreignObject><p>x</p></foreignObject></svg>") == Whats{"<foreignobject>"});
  CHECK(found("<image xlink:href='https://x.example/a.png'/>") == Whats{"a file of another site in href on <image>"});
  CHECK(found("<img src=//x.example/a.png>") == Whats{"a file of another site in src on <img>"});
  CHECK(found("<style>@import 'x.css';</style>") == Whats{"a file of another site in <style>"});
  CHECK(found("<p style='background:url(https://x.example/)'>") == Whats{"a file of another site in style on <p>"});
  CHECK(found("<meta http-equiv='Refresh' content='0;url=https://x.example'>").size() == 1);
  CHECK(found("<!DOCTYPE svg [<!ENTITY a '&#60;script>'>]>") == Whats{"entities of its own"});
  CHECK(found("<?xml-stylesheet type='text/xsl' href='x.xsl'?>").size() == 1);
  CHECK(found("<link href='//x.example/x.css' rel=StyleSheet>") == Whats{"a file of another site in href on <link>"});
  CHECK(found("<link rel=canonical href='https://x.example/'><link rel=license href='https://x.example/'>").empty());
  CHECK(found("<a href='https://x.example/'>x</a><a href='mailto:a@x.example'>x</a>").empty());
}

TEST_CASE("comments end where browsers end them") {
  CHECK(found("<!-- <script>x</script> --><p>").empty());
  CHECK(found("<!--><script>x</script>-->") == Whats{"a script"});
  CHECK(found("<!---><script>x</script>-->") == Whats{"a script"});
  CHECK(found("<!-- a --!><script>x</script>") == Whats{"a script"});
  CHECK(found("<!-- never closed <script>").empty());
}

TEST_CASE("the same thing is told once, with the place of the first, and no more than twenty are") {
  const auto parts = active_parts("<p>" + repeated("<script></script>", 1000));
  REQUIRE(parts.size() == 1);
  CHECK(parts.front().offset == 3);
  std::string many;
  for (char a = 'a'; a <= 'z'; ++a) many += std::string("<p on") + a + "bc=x>";
  CHECK(active_parts(many).size() == 20);
}

TEST_CASE("ten megabytes of tags without end, quotes without end and comments without end are one walk") {
  for (const auto* one : {"<", "<a ", "<a b='", "<!--", "<!", "</", "<script", "<style>", "<a href=&#x",
                          "<p =", "<link href ", "&#", "<!-- -->", "<!----!>", "-"}) {
    INFO(one);
    const auto text = repeated(one, 10'000'000 / std::string_view(one).size());
    const auto begin = std::chrono::steady_clock::now();
    (void)active_parts(text);
    CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(5));
  }
}

TEST_CASE("browsers open HTML, XML and SVG as markup, not text, pictures and scripts") {
  for (const auto* name : {"a.html", "a.HTM", "a.xhtml", "a.svg", "a.xml", "a.xsl"}) CHECK(is_opened_as_markup(name));
  for (const auto* name : {"a.txt", "a.js", "a.png", "a.docx", "svg", "a.css"}) CHECK_FALSE(is_opened_as_markup(name));
}
