#include "formats/html.hpp"

#include "support/catch.hpp"

#include <string>
#include <string_view>

using namespace gazette;
using namespace std::string_view_literals;

TEST_CASE("HTML text and attribute values escape five characters and nothing else") {
  CHECK(escape_html("<a href=\"x\">'&'</a>") == "&lt;a href=&quot;x&quot;&gt;&#39;&amp;&#39;&lt;/a&gt;");
  CHECK(escape_html("&amp;") == "&amp;amp;");
  CHECK(escape_html("中文 – plain").compare("中文 – plain") == 0);
  CHECK(escape_html("").empty());
  std::string out = "<p>";
  append_escaped_html(out, "a<b");
  CHECK(out == "<p>a&lt;b");
}

TEST_CASE("XML text drops what XML 1.0 forbids and keeps tabs and line ends") {
  CHECK(escape_xml("a<b>&\"c\"") == "a&lt;b&gt;&amp;&quot;c&quot;");
  CHECK(escape_xml("a\x01\x0B\x1F"
                   "b\0c"sv) == "abc");
  CHECK(escape_xml("a\t\n\rb") == "a\t\n\rb");
  CHECK(escape_xml("a\uFFFE\uFFFFb") == "ab");
  CHECK(escape_xml("中文\u0085😀") == "中文\u0085😀");
}
