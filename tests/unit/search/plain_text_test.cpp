#include "search/plain_text.hpp"

#include "support/catch.hpp"

using namespace gazette;

TEST_CASE("marks within a line do not part words, blocks do") {
  CHECK(plain_text_of("应当<strong>公开</strong>的<a href=\"/x/?a=1&amp;b\">信息</a>") == "应当公开的信息");
  CHECK(plain_text_of("<p>一</p><p>二</p><ul><li>三</li></ul>x<br>y<td>1</td>") == " 一  二   三  x y 1 ");
  CHECK(plain_text_of("办<sup>1</sup>法") == "办 1 法");
}

TEST_CASE("entities are read, and what only looks like one stays") {
  CHECK(plain_text_of("a &amp; b &lt;p&gt; &quot;&#39;") == "a & b <p> \"'");
  CHECK(plain_text_of("a&nbsp;b&#8212;c&#x2014;d") == "a b c d");
  CHECK(plain_text_of("R&D & a&b; &;") == "R&D & a  &;");
}

TEST_CASE("what nobody reads on the page is not text of it") {
  CHECK(plain_text_of("a<!-- <b>x</b> --><script>x<y</script>b<STYLE>p{}</STYLE>c") == "a  b  c");
  CHECK(plain_text_of("<img alt=\"a > b\" title='>'>x") == " x");
  CHECK(plain_text_of("a<!-- never ended <p>b") == "a");
  CHECK(plain_text_of("<script>never ended") == " ");
}

TEST_CASE("HTML that breaks off gives what there is") {
  CHECK(plain_text_of("") == "");
  CHECK(plain_text_of("a<b") == "a");
  CHECK(plain_text_of("a<p") == "a ");
  CHECK(plain_text_of("a<") == "a ");
}
