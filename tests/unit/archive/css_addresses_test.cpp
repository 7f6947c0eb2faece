#include "archive/css_addresses.hpp"

#include "support/catch.hpp"

using namespace gazette;

namespace {

std::string with_x(std::string_view css) {
  return css_with_new_addresses(css, [](const std::string& address, AddressUse) { return "x" + address; });
}

}  // namespace

TEST_CASE("addresses of a style sheet are found with and without quotes") {
  CHECK(with_x("a{b:url(/c.png)}") == "a{b:url(x/c.png)}");
  CHECK(with_x("a{b:URL( \"/c d.png\" )}") == "a{b:URL( \"x/c d.png\" )}");
  CHECK(with_x("@font-face{src:url('a.woff2') format('woff2'),url(b.woff)}") ==
        "@font-face{src:url('xa.woff2') format('woff2'),url(xb.woff)}");
}

TEST_CASE("imports are addresses, in either notation") {
  CHECK(with_x("@import \"a.css\";@import url(b.css);@IMPORT 'c.css' print;") ==
        "@import \"xa.css\";@import url(xb.css);@IMPORT 'xc.css' print;");
}

TEST_CASE("comments and a sheet that breaks off stay as they are") {
  for (const auto* css : {"/* url(/a) */ b{}", "/* url(/a)", "a{b:c}", ""}) CHECK(with_x(css) == css);
  CHECK(with_x("a{b:url(/c") == "a{b:url(x/c");
}
