// Scripts in every text of a site: the pages, feeds and data that are built hold them as text only.
// tests/browser/hostile.mjs opens such a site in a browser.

#include "base/active_content.hpp"
#include "support/hostile_site.hpp"

#include <nlohmann/json.hpp>
#include <pugixml.hpp>

using namespace gazette::test;

namespace {

const std::string k_attack =
    "<script>hacked=1</script><img src=x onerror=hacked=1>\\\"'><svg onload=hacked=1></script></title>]]>-->{{title}}";
const std::string k_quoted = "\"\"\"" + k_attack + "\"\"\"";

std::string fields(const std::vector<std::string>& names) {
  std::string all;
  for (const auto& name : names) all += name + " = " + k_quoted + "\n";
  return all;
}

std::string settings(const std::string& markdown = {}) {
  return "base_url = \"https://x.example/\"\nlanguage = \"en\"\n" + fields({"title", "description"}) + "[agency]\n" +
         fields({"name", "short_name", "code", "address", "phone", "fax", "postcode", "email", "hours", "icp", "psb",
                 "office", "complaint"}) +
         "[[issuers]]\nkey = \"i\"\n" + fields({"name"}) + "[register]\n" + fields({"title"}) +
         "[taxonomies]\ntags = { title = " + k_quoted + ", feed = true }\n[extra]\n" + fields({"x"}) + markdown;
}

std::string item(const std::string& number, const std::string& more, const std::string& text) {
  return "+++\ntitle = " + k_quoted + "\npublished = 2026-01-0" + number + "\nindex_number = \"" + number +
         "\"\nsummary = " + k_quoted + "\n" + more + "+++\n\n" + text;
}

const std::string k_metadata =
    fields({"document_number", "topic", "genre", "author", "source", "description"}) + "tags = [" + k_quoted +
    "]\nkeywords = [" + k_quoted + "]\nissuer = \"i\"\n" +
    "image = \"javascript:hacked=1\"\nwithdrawn = { date = 2026-02-01, reason = " + k_quoted +
    " }\nchanges = [{ date = 2026-01-20, note = " + k_quoted + " }]\n";

const std::string k_text =
    "[a](javascript:hacked=1) [b](JaVaScRiPt:x) [c](java&#x0A;script:x) [d](&#106;avascript:x) [e](<java\tscript:x>)\n"
    "[f](\x01javascript:x) [g](data:text/html,x) [h](vbscript:x) ![i](javascript:x) <javascript:x> [j](view-source:x)\n"
    "[k](<  javascript:x>) [l](javascript&colon;x) ![m](data:image/svg+xml;base64,x) [n](feed:javascript:x) [o]\n\n"
    "[o]: JAVASCRIPT:x \"t\\\" onclick=x\"\n\n| a <script>x</script> | b |\n|---|---|\n| <img src=x onerror=x> | c "
    "|\n\n"
    "<script>hacked=1</script>\n\n# <b onclick=x> heading\n\nx[^1]\n\n[^1]: <script>x</script>\n";

void check_pages_are_inert(const HostileSite& site) {
  for (const auto& [path, bytes] : read_tree(site.output_folder())) {
    if (!path.ends_with(".html")) continue;
    INFO(path);
    for (const auto& part : gazette::active_parts(bytes)) {
      INFO(bytes.substr(part.offset, 100));
      const auto tag = bytes.substr(part.offset, 100);
      const bool is_of_theme = part.what == "a script" && (tag.starts_with("<script src=\"/assets/") ||
                                                           tag.starts_with("<script src=\"../assets/") ||
                                                           tag.starts_with("<script src=\"index.js\" "));
      CHECK(is_of_theme);
    }
  }
}

}  // namespace

TEST_CASE("no text of the settings, of metadata or of Markdown becomes markup of a page") {
  const HostileSite site;
  site.put("site.toml", settings());
  site.put("content/_index.md", "+++\n" + fields({"title", "description"}) + "+++\n\n" + k_text);
  site.put("content/n/_index.md", "+++\n" + fields({"title", "description"}) + "+++\n");
  site.put("content/n/a.md", item("3", k_metadata, k_text));
  site.put("content/n/b.md", item("4", "", k_text));
  site.put("content/n/<img src=x onerror=y>'\"/c.md", item("5", "", k_text));
  const auto run = site.build();
  REQUIRE(run.status == 0);
  CHECK(holds(run.err, "[dangerous-link]"));
  CHECK(holds(run.err, "[raw-html]"));
  check_pages_are_inert(site);
}

TEST_CASE("feeds, sitemap and data of such a site are well-formed, and name no address that runs code") {
  const HostileSite site;
  site.put("site.toml", settings());
  site.put("content/n/a.md", item("3", k_metadata, k_text));
  site.put("content/n/b.md", item("4", "", k_text));
  REQUIRE(site.build().status == 0);
  std::size_t seen = 0;
  for (const auto& [path, bytes] : read_tree(site.output_folder())) {
    INFO(path);
    if (path.ends_with(".xml")) {
      pugi::xml_document document;
      CHECK(document.load_string(bytes.c_str(), pugi::parse_full));
      CHECK_FALSE(holds(bytes, "href=\"javascript"));
      ++seen;
    } else if (path.ends_with(".json")) {
      CHECK(nlohmann::json::accept(bytes));
      CHECK_FALSE(holds(bytes, "</script"));
      ++seen;
    }
  }
  CHECK(seen >= 5);
}

TEST_CASE("a data block for search engines cannot be left by what stands in it") {
  const HostileSite site;
  site.put("site.toml", settings());
  site.put("content/n/a.md", item("3", k_metadata, "Text.\n"));
  REQUIRE(site.build().status == 0);
  const auto page = site.output("n/a/index.html");
  const std::string begin = "<script type=\"application/ld+json\">";
  const auto start = page.find(begin);
  REQUIRE(start != std::string::npos);
  const auto text = page.substr(start + begin.size(), page.find("</script", start) - start - begin.size());
  const auto json = nlohmann::json::parse(text, nullptr, false);
  REQUIRE_FALSE(json.is_discarded());
  CHECK(json.dump().find("<script>hacked=1</script>") != std::string::npos);
}

TEST_CASE("where HTML is allowed in texts, what runs in it is found at its place") {
  const HostileSite site;
  site.set("[markdown]\nraw_html = true\n");
  site.put("content/notices/a.md",
           item_of("",
                   "<img src=x onerror=\"x\">\n\nA <b onclick=x>b</b> [l](javascript:x).\n\n"
                   "<object data=\"/x\"></object>\n\n"
                   "<iframe src=\"/shown-as-text\"></iframe>\n\n<p class=\"sound\">Sound.</p>\n"));
  const auto run = site.build();
  CHECK(run.status == 0);
  CHECK(holds(run.err,
              "content/notices/a.md:8:1: warning: a browser that shows the page runs or fetches: onerror on <img>"));
  CHECK(holds(run.err,
              "content/notices/a.md:10:3: warning: a browser that shows the page runs or fetches: onclick on <b>"));
  CHECK(holds(run.err,
              "content/notices/a.md:12:1: warning: a browser that shows the page runs or fetches: another document"));
  CHECK(holds(run.err, "[dangerous-link]"));
  CHECK_FALSE(holds(run.err, "sound"));
  CHECK_FALSE(holds(run.err, "a.md:14:"));
  CHECK(holds(site.output("notices/a/index.html"), "&lt;iframe src=\"/shown-as-text\""));
}

TEST_CASE(
    "SVG and HTML files that run scripts are found beside items, beside categories and in static/, and in UTF-16") {
  const HostileSite site;
  const std::string svg = "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>x</script></svg>";
  std::string wide = "\xFF\xFE";
  for (const char c : svg) wide += std::string{c, '\0'};
  site.put("content/notices/a/index.md", item_of("attachments = [\"a.svg\", \"b.html\", \"c.svg\", \"d.txt\"]\n"));
  site.put("content/notices/a/a.svg", svg);
  site.put("content/notices/a/b.html", "<p onclick=x>");
  site.put("content/notices/a/c.svg", wide);
  site.put("content/notices/a/d.txt", svg);
  site.put("content/notices/e.svg", svg);
  site.put("static/f.svg", svg);
  const auto run = site.build();
  CHECK(run.status == 0);
  for (const std::string name : {"content/notices/a/a.svg", "content/notices/a/b.html", "content/notices/a/c.svg",
                                 "content/notices/e.svg", "static/f.svg"}) {
    INFO(name);
    CHECK(holds(run.err, name + ": warning: a browser that opens the file runs or fetches: "));
  }
  CHECK_FALSE(holds(run.err, "d.txt"));
}

TEST_CASE("characters that XML forbids reach neither feeds nor sitemap") {
  const HostileSite site;
  site.put("content/notices/a.md",
           item_of("tags = [\"t\\u0001\"]\n", "Text \x01\x0B\x0C\x1F \xEF\xBF\xBE \xEF\xBF\xBF end.\n",
                   "T\\u0001\\u000B\\uFFFE\\uFFFF"));
  const auto run = site.build();
  CHECK(run.status == 0);
  CHECK(holds(run.err, "[invisible-character]"));
  for (const auto& [path, bytes] : read_tree(site.output_folder())) {
    if (!path.ends_with(".xml")) continue;
    INFO(path);
    for (const char c : bytes) {
      const auto byte = static_cast<unsigned char>(c);
      if (byte < 0x20 && c != '\n' && c != '\t' && c != '\r') FAIL("byte " << static_cast<int>(byte));
    }
    CHECK_FALSE(holds(bytes, "\xEF\xBF\xBE"));
    CHECK_FALSE(holds(bytes, "\xEF\xBF\xBF"));
    pugi::xml_document document;
    CHECK(document.load_string(bytes.c_str(), pugi::parse_full));
  }
}

TEST_CASE("surrogates and other bytes that are no UTF-8 are refused at their place") {
  for (const std::string bytes :
       {"\xED\xA0\x80", "\xED\xBF\xBF", "\xF8\x88\x80\x80\x80", "\xC0\x80", "\xF4\x90\x80\x80", "\x80"}) {
    const HostileSite site;
    site.put("content/notices/a.md", item_of("", "Text " + bytes + ".\n"));
    const auto run = site.build();
    CHECK(run.status == 1);
    CHECK(holds(run.err, "content/notices/a.md:8:6: error: "));
  }
}

TEST_CASE("an override of direction and blanks of no width are found in titles, names and lists of the metadata") {
  const HostileSite site;
  site.put("content/notices/_index.md", "+++\ntitle = \"Notices\u202E\"\n+++\n");
  site.put("content/notices/a/index.md",
           item_of("tags = [\"a\u200Bb\"]\nattachments = [{ file = \"x.txt\", title = \"annex \\u202Efdp.txt\" }]\n",
                   "Text.\n", "No\u2066tice"));
  site.put("content/notices/a/x.txt", "x");
  const auto run = site.build();
  CHECK(run.status == 0);
  CHECK(holds(run.err, "content/notices/_index.md:2:17: warning: U+202E"));
  CHECK(holds(run.err, "content/notices/a/index.md:2:12: warning: U+2066"));
  CHECK(holds(run.err, "content/notices/a/index.md:6:11: warning: U+200B"));
  CHECK(holds(run.err, "content/notices/a/index.md:7:42: warning: U+202E"));
  CHECK_FALSE(holds(run.err, "\u202E"));
}
