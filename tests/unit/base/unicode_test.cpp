#include "base/unicode.hpp"

#include "support/catch.hpp"

#include <optional>
#include <string>
#include <string_view>

using namespace gazette;
using namespace std::string_view_literals;

TEST_CASE("the shortest and longest form of each length is UTF-8") {
  for (const auto text : {"\x00"sv, "\x7F"sv, "\xC2\x80"sv, "\xDF\xBF"sv, "\xE0\xA0\x80"sv, "\xED\x9F\xBF"sv,
                          "\xEE\x80\x80"sv, "\xEF\xBF\xBF"sv, "\xF0\x90\x80\x80"sv, "\xF4\x8F\xBF\xBF"sv}) {
    CHECK_FALSE(find_invalid_utf8(text));
    CHECK(decode_utf8(text).size == text.size());
    std::string again;
    append_utf8(again, decode_utf8(text).code_point);
    CHECK(again == text);
  }
}

TEST_CASE("overlong forms, surrogates, lone and missing continuation bytes are not UTF-8") {
  for (const auto text : {"\x80"sv,
                          "\xBF"sv,
                          "\xC0\x80"sv,
                          "\xC1\xBF"sv,
                          "\xE0\x80\x80"sv,
                          "\xE0\x9F\xBF"sv,
                          "\xF0\x80\x80\x80"sv,
                          "\xF0\x8F\xBF\xBF"sv,
                          "\xED\xA0\x80"sv,
                          "\xED\xBF\xBF"sv,
                          "\xF4\x90\x80\x80"sv,
                          "\xF5\x80\x80\x80"sv,
                          "\xFF"sv,
                          "\xFE"sv,
                          "\xC2"sv,
                          "\xE4\xB8"sv,
                          "\xF0\x9F\x98"sv,
                          "\xC2 "sv,
                          "\xE4\xB8 "sv,
                          "\xE4 \xAD"sv}) {
    CHECK(find_invalid_utf8(text) == 0U);
    CHECK(decode_utf8(text).code_point == 0xFFFD);
    CHECK(decode_utf8(text).size == 1);
  }
}

TEST_CASE("the first bad byte is found after good text") {
  CHECK(find_invalid_utf8("中文\xD6\xD0") == 6U);
  CHECK(find_invalid_utf8("ab\xE4\xB8") == 2U);
  CHECK_FALSE(find_invalid_utf8(""));
  CHECK_FALSE(find_invalid_utf8("\xEF\xBB\xBF中文 a 😀"));
}

TEST_CASE("the last character is decoded whole") {
  CHECK(decode_last_utf8("ab").code_point == U'b');
  CHECK(decode_last_utf8("a中").code_point == U'中');
  CHECK(decode_last_utf8("a中").size == 3);
  CHECK(decode_last_utf8("中😀").code_point == U'😀');
  CHECK(decode_last_utf8("a\xA9").code_point == 0xFFFD);
  CHECK(decode_last_utf8("中\xE4\xB8").code_point == 0xFFFD);
  CHECK(decode_last_utf8("\x80\x80\x80\x80\x80").size == 1);
}

TEST_CASE("characters are counted, and a bad byte counts as one") {
  CHECK(character_count("") == 0);
  CHECK(character_count("a中😀") == 3);
  CHECK(character_count("a\xFF\xFE") == 3);
}

TEST_CASE("wide characters take two cells and combining ones none") {
  CHECK(display_width("abc") == 3);
  CHECK(display_width("中文，") == 6);
  CHECK(display_width("ｱ") == 1);
  CHECK(display_width("Ａ") == 2);
  CHECK(display_width("e\u0301") == 1);
  CHECK(display_width("\u200B") == 0);
  CHECK(display_width("“”…") == 3);
  CHECK(display_width("한") == 2);
  CHECK(display_width("😀") == 2);
  CHECK(display_width("\u3000") == 2);
  CHECK(display_width("") == 0);
}

TEST_CASE("letters, marks and numbers of any script make words and signs do not") {
  for (const char32_t c : {U'a', U'Z', U'0', U'é', U'中', U'ア', U'한', U'٣', U'Ⅷ', U'\u0301', U'𠀀'})
    CHECK(is_word_character(c));
  for (const char32_t c : {U' ', U'_', U'-', U'。', U'〔', U'€', U'\u200B', U'😀', char32_t{0xFFFD}, char32_t{0xE000}})
    CHECK_FALSE(is_word_character(c));
}

TEST_CASE("Han, kana and Hangul are CJK letters, their punctuation is not") {
  for (const char32_t c : {U'中', U'〇', U'々', U'ア', U'あ', U'ｱ', U'한', U'ㄅ', U'𠀀', U'豈', U'⼀'}) {
    CHECK(is_cjk_letter(c));
    CHECK_FALSE(is_cjk_punctuation(c));
  }
  for (const char32_t c :
       {U'，', U'。', U'《', U'》', U'（', U'）', U'“', U'”', U'—', U'…', U'·', U'〔', U'！', U'・'}) {
    CHECK(is_cjk_punctuation(c));
    CHECK_FALSE(is_cjk_letter(c));
  }
  for (const char32_t c : {U'a', U'1', U'.', U' ', U'é', U'Ａ', U'１'}) {
    CHECK_FALSE(is_cjk_letter(c));
    CHECK_FALSE(is_cjk_punctuation(c));
  }
}

TEST_CASE("punctuation holds ASCII signs and the symbols of Unicode") {
  for (const char32_t c : {U'!', U'/', U':', U'@', U'[', U'`', U'{', U'~', U'$', U'。', U'€', U'〔', U'©'})
    CHECK(is_punctuation(c));
  for (const char32_t c : {U'a', U'0', U' ', U'中', U'\n', U'\u3000'}) CHECK_FALSE(is_punctuation(c));
}

TEST_CASE("white space holds the ideographic and the no-break space") {
  for (const char32_t c : {U' ', U'\t', U'\n', U'\r', U'\f', U'\u00A0', U'\u3000', U'\u2003'})
    CHECK(is_unicode_space(c));
  for (const char32_t c : {U'a', U'\u200B', U'\uFEFF', U'中'}) CHECK_FALSE(is_unicode_space(c));
}

TEST_CASE("lower case follows Unicode and leaves bad bytes alone") {
  CHECK(lower_case("ÉCOLE Straße ΣΩ Ж 政") == "école straße σω ж 政");
  CHECK(lower_case("A\xFF"
                   "B") ==
        "a\xFF"
        "b");
}

TEST_CASE("full-width forms have ASCII twins, other characters stay") {
  CHECK(half_width(U'１') == U'1');
  CHECK(half_width(U'！') == U'!');
  CHECK(half_width(U'～') == U'~');
  CHECK(half_width(U'。') == U'。');
  CHECK(half_width(U'a') == U'a');
}

TEST_CASE("marks, variation selectors, joiners and flags belong to the character before them") {
  CHECK(grapheme_size("ab") == 1);
  CHECK(grapheme_size("中文") == 3);
  CHECK(grapheme_size("e\u0301x") == 3);
  CHECK(grapheme_size("葛\U000E0100x") == 7);
  CHECK(grapheme_size("👨\u200D👩\u200D👧x") == 18);
  CHECK(grapheme_size("🇨🇳🇨🇳") == 8);
  CHECK(grapheme_size("\r\n") == 2);
  CHECK(grapheme_size("\xFF") == 1);
}
