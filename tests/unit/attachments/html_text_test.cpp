#include "attachments/html_text.hpp"

#include "support/catch.hpp"

using namespace gazette;

TEST_CASE("tags that stand inside a line leave its words together, the others part them") {
  CHECK(text_without_tags("138<b>1234</b>5678") == "13812345678");
  CHECK(text_without_tags("<p>a</p><p title=\"x > y\">b &amp; c</p>") == "\na\n\nb & c\n");
}

TEST_CASE("cells and terms may be told to name what follows") {
  CHECK(text_without_tags("<tr><th>a</th><td><b>b</b></td></tr><dt>c</dt><dd>d</dd>", ":") ==
        "\n\na:\n\nb:\n\n\nc:\n\nd\n");
  CHECK(text_without_tags("<TD>a</TD>", ":") == "\na:\n");
}
