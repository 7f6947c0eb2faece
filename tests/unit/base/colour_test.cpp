#include "base/colour.hpp"

#include "support/catch.hpp"

using namespace gazette;

namespace {

Colour colour(std::string_view text) {
  const auto parsed = parse_colour(text);
  REQUIRE(parsed);
  return *parsed;
}

std::string ratio(std::string_view a, std::string_view b) { return ratio_text(contrast(colour(a), colour(b))); }

}  // namespace

TEST_CASE("a colour is # and six hexadecimal digits, and is written in lower case") {
  CHECK(colour_text(colour("#9A1b1E")) == "#9a1b1e");
  for (const auto* text : {"", "9a1b1e", "#9a1b1", "#9a1b1e0", "#9a1bxe", "#fff", "red", "#9a1b1e ", "＃9a1b1e"}) {
    INFO(text);
    CHECK_FALSE(parse_colour(text));
  }
}

// Ratios as WebAIM's contrast checker and axe-core tell them, cut to a tenth.
TEST_CASE("contrast is that of WCAG, in either order") {
  CHECK(ratio("#000000", "#ffffff") == "21.0:1");
  CHECK(ratio("#ffffff", "#000000") == "21.0:1");
  CHECK(ratio("#808080", "#808080") == "1.0:1");
  CHECK(ratio("#777777", "#ffffff") == "4.4:1");
  CHECK(ratio("#767676", "#ffffff") == "4.5:1");
  CHECK(ratio("#ff0000", "#ffffff") == "3.9:1");
  CHECK(ratio("#0000ff", "#ffffff") == "8.5:1");
}

TEST_CASE("colours are mixed step by step, from the one to the other") {
  CHECK(colour_text(mixed(colour("#102030"), colour("#ffffff"), 0, 4)) == "#102030");
  CHECK(colour_text(mixed(colour("#000000"), colour("#ffffff"), 1, 2)) == "#7f7f7f");
  CHECK(colour_text(mixed(colour("#ffffff"), colour("#000000"), 4, 4)) == "#000000");
}
