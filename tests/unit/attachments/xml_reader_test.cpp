#include "attachments/xml_reader.hpp"

#include "support/catch.hpp"

using namespace gazette;

namespace {

/// The events as one line: `<a`, `a>`, `"text"`.
std::string events_of(std::string_view xml) {
  std::string all;
  XmlReader reader(xml);
  for (auto event = reader.next(); event != XmlEvent::done; event = reader.next()) {
    if (event == XmlEvent::text) all += "\"" + reader.text() + "\" ";
    else if (event == XmlEvent::start) all += "<" + std::string(reader.name()) + " ";
    else all += std::string(reader.name()) + "> ";
  }
  return all + (reader.is_damaged() ? "damaged" : "");
}

}  // namespace

TEST_CASE("XML is read as starts, ends and texts, names without prefixes") {
  CHECK(events_of("<?xml version=\"1.0\"?><w:a><b x=\"1>2\"/>t &lt;&#65;&#x42;&y;</w:a><!-- <c> -->") ==
        "<a <b b> \"t <AB&y;\" a> ");
  CHECK(events_of("<a><![CDATA[<b>]]></a>") == "<a \"<b>\" a> ");
  CHECK(events_of("<!DOCTYPE a [<!ENTITY b \"c\">]><a/>") == "<a a> ");
}

TEST_CASE("what ends inside a tag is damaged") {
  CHECK(events_of("<a>t</a") == "<a \"t\" damaged");
  CHECK(events_of("<a b=\"") == "damaged");
  CHECK(events_of("<!-- ") == "damaged");
  CHECK(events_of("t") == "\"t\" ");
}

TEST_CASE("attributes are found by their name without its prefix, quoted or not") {
  XmlReader reader("<a r:id='x' v = \"a&amp;b\" checked w=1 href=/x>");
  REQUIRE(reader.next() == XmlEvent::start);
  CHECK(reader.attribute("id") == "x");
  CHECK(reader.attribute("v") == "a&b");
  CHECK(reader.attribute("w") == "1");
  CHECK(reader.attribute("href") == "/x");
  CHECK(reader.attribute("none").empty());
}
