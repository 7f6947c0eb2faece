#include "base/charset.hpp"

#include "support/catch.hpp"

#include <string>
#include <string_view>

using namespace gazette;
using namespace std::string_view_literals;

TEST_CASE("each encoding has its table and gives its text back") {
  for (const auto encoding : encodings()) {
    INFO(encoding_key(encoding));
    const auto bytes = encode("plain text\r\n", encoding);
    REQUIRE(bytes);
    const auto decoding = decode(*bytes, encoding);
    CHECK_FALSE(decoding.fault);
    CHECK(decoding.text == "plain text\r\n");
    CHECK(encoding_called(encoding_key(encoding)) == encoding);
    CHECK_FALSE(encoding_name(encoding).empty());
  }
}

TEST_CASE("an encoding is known by its usual names") {
  CHECK(encoding_called("GBK") == Encoding::gb18030);
  CHECK(encoding_called("gb2312") == Encoding::gb18030);
  CHECK(encoding_called("CP936") == Encoding::gb18030);
  CHECK(encoding_called("Big5") == Encoding::big5);
  CHECK(encoding_called("UTF_16 LE") == Encoding::utf16_le);
  CHECK(encoding_called("ISO-8859-1") == Encoding::windows_1252);
  CHECK_FALSE(encoding_called("utf-8"));
  CHECK_FALSE(encoding_called(""));
}

TEST_CASE("GB18030 decodes one, two and four bytes, and characters past the basic plane") {
  CHECK(decode("a\xD6\xD0\x81\x39\xEE\x39\x95\x32\x82\x36", Encoding::gb18030).text == "a中㐀𠀀");
  CHECK(encode("a中㐀𠀀", Encoding::gb18030) == "a\xD6\xD0\x81\x39\xEE\x39\x95\x32\x82\x36");
}

TEST_CASE("a fault stands at the first byte of the character that is none") {
  CHECK(decode("\xD6\xD0\xFF\xD6", Encoding::gb18030).fault == 2U);
  CHECK(decode("\xD6\xD0\xFF\xD6", Encoding::gb18030).text == "中");
  CHECK(decode("ab\xD6", Encoding::gb18030).fault == 2U);
  CHECK(decode("A\0B"sv, Encoding::utf16_le).fault == 2U);
  CHECK(decode("A\0\x00\xD8"sv, Encoding::utf16_le).fault == 2U);
  const std::string large(10'000, 'x');
  CHECK(decode(large + "\xFF", Encoding::gb18030).fault == 10'000U);
}

TEST_CASE("what an encoding lacks is not replaced by something alike") {
  CHECK_FALSE(encode("关", Encoding::big5));
  CHECK_FALSE(encode("中", Encoding::windows_1252));
  CHECK(encode("é", Encoding::windows_1252) == "\xE9");
}
