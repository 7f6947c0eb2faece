#include "formats/utf8_conversion.hpp"

#include "support/catch.hpp"

#include <string>
#include <string_view>

using namespace gazette;
using namespace std::string_view_literals;

namespace {

struct Outcome {
  std::optional<Conversion> conversion;
  Diagnostics found;

  const Error& error() const {
    REQUIRE(found.entries().size() == 1);
    return found.entries().front().error;
  }
};

Outcome convert(std::string_view bytes, std::optional<Encoding> from = std::nullopt, bool is_forced = false) {
  Outcome outcome;
  outcome.conversion = convert_to_utf8({"a.md", from, is_forced}, bytes, outcome.found);
  return outcome;
}

const std::string k_notice = "关于公开的通知\r\n各单位：\n";

std::string notice_in(Encoding encoding) { return *encode(k_notice, encoding); }

}  // namespace

TEST_CASE("a text converts to what it says, line ends kept") {
  for (const auto encoding : {Encoding::gb18030, Encoding::utf16_le, Encoding::utf16_be, Encoding::utf32_le}) {
    const auto outcome = convert(notice_in(encoding));
    REQUIRE(outcome.conversion);
    CHECK(outcome.conversion->from == encoding);
    CHECK(outcome.conversion->text == k_notice);
    CHECK(outcome.found.empty());
  }
}

TEST_CASE("a byte order mark goes away") {
  CHECK(convert("\xFF\xFE" + notice_in(Encoding::utf16_le)).conversion->text == k_notice);
  CHECK(convert("\xFE\xFF" + notice_in(Encoding::utf16_be)).conversion->text == k_notice);
  CHECK(convert("\x84\x31\x95\x33" + notice_in(Encoding::gb18030)).conversion->text == k_notice);
}

TEST_CASE("a byte that the encoding does not have is an error with its offset and line") {
  const auto outcome = convert(notice_in(Encoding::gb18030) + "x\xFFy", Encoding::gb18030);
  CHECK_FALSE(outcome.conversion);
  CHECK(outcome.error().rule == "undecodable");
  CHECK(outcome.error().place.at == Position{3, 2, 1});
  const auto offset = std::to_string(notice_in(Encoding::gb18030).size() + 1);
  CHECK(outcome.error().message ==
        "the byte FF at offset " + offset + " begins no character of GB18030 (GBK); nothing was written");
}

TEST_CASE("what is no text is not converted, and the help lists what may be named") {
  const auto outcome = convert("\x89PNG\r\n\x1A\n\0\0\0\rIHDR\xFF"sv);
  CHECK_FALSE(outcome.conversion);
  CHECK(outcome.error().rule == "unknown-encoding");
  CHECK(outcome.error().help.find("gb18030, big5") != std::string::npos);
}

TEST_CASE("a second form of a character is converted only by force") {
  const auto bytes = *encode("關於公開", Encoding::big5) + "\xA2\xCC";  // 十 by its second code
  const auto outcome = convert(bytes);
  CHECK_FALSE(outcome.conversion);
  CHECK(outcome.error().rule == "inexact-conversion");
  CHECK(outcome.error().place.at == Position{1, 5, 1});
  const auto forced = convert(bytes, Encoding::big5, true);
  REQUIRE(forced.conversion);
  CHECK(forced.conversion->text == "關於公開十");
}

TEST_CASE("a private character is a warning at its place") {
  const auto outcome = convert(*encode("一\n二\uE7C8", Encoding::gb18030), Encoding::gb18030);
  REQUIRE(outcome.conversion);
  CHECK(outcome.error().rule == "private-character");
  CHECK(outcome.error().place.at == Position{2, 2, 1});
}

TEST_CASE("UTF-8 text is known as such, also where an encoding could be forced upon it") {
  CHECK(is_utf8_text("公开"));
  CHECK(is_utf8_text(""));
  CHECK_FALSE(is_utf8_text(notice_in(Encoding::gb18030)));
  CHECK_FALSE(is_utf8_text("a\0b\0c\0d\0"sv));
}
