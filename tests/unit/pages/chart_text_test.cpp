#include "pages/chart_text.hpp"

#include "base/unicode.hpp"
#include "support/catch.hpp"

using namespace gazette;

namespace {

constexpr int k_em = 130;  // the charts' font size in tenths of a unit

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("full-width characters are an em wide, Latin ones less, combining ones nothing") {
  CHECK(chart_text_width("") == 0);
  CHECK(chart_text_width("信访，“”") == 5 * k_em);
  CHECK(chart_text_width("2024") < 3 * k_em);
  CHECK(chart_text_width("2024") > 2 * k_em);
  CHECK(chart_text_width("e\xCC\x81") == chart_text_width("e"));
}

TEST_CASE("Chinese text wraps between characters, Latin text at spaces") {
  CHECK(wrapped_chart_text("信访举报投诉类申请", 4 * k_em, 3) == Lines{"信访举报", "投诉类申", "请"});
  CHECK(wrapped_chart_text("requests carried forward", chart_text_width("requests carried"), 3) ==
        Lines{"requests carried", "forward"});
  CHECK(wrapped_chart_text("  ", 4 * k_em, 3).empty());
  CHECK(wrapped_chart_text(" a ", 4 * k_em, 3) == Lines{"a"});
}

TEST_CASE("no line begins with closing punctuation or ends with opening punctuation") {
  CHECK(wrapped_chart_text("部分公开，区分", 4 * k_em, 3) == Lines{"部分公", "开，区分"});
  CHECK(wrapped_chart_text("部分公（区分）", 4 * k_em, 3) == Lines{"部分公", "（区分）"});
}

TEST_CASE("a word longer than a line breaks, but not before a combining character") {
  CHECK(wrapped_chart_text("aaaa", chart_text_width("aa"), 3) == Lines{"aa", "aa"});
  CHECK(wrapped_chart_text("ee\xCC\x81"
                           "e",
                           chart_text_width("ee"), 3) == Lines{"ee\xCC\x81", "e"});
  CHECK(wrapped_chart_text("信访", 1, 3) == Lines{"信", "访"});
}

TEST_CASE("what does not fit into the last line ends in an ellipsis inside the width, cut between characters") {
  const auto lines = wrapped_chart_text("信访举报投诉类申请", 4 * k_em, 2);
  CHECK(lines == Lines{"信访举报", "投诉类…"});
  for (int width = 0; width < 12 * k_em; width += 7) {
    const auto text = shortened_chart_text("信访é举报ab投诉𠀀类", width);
    CHECK_FALSE(find_invalid_utf8(text));
    if (width >= 3 * k_em) CHECK(chart_text_width(text) <= width);
  }
}

TEST_CASE("thousands are set apart in plain decimals only") {
  CHECK(grouped_digits("162") == "162");
  CHECK(grouped_digits("1620") == "1,620");
  CHECK(grouped_digits("11398889") == "11,398,889");
  CHECK(grouped_digits("59237.2449") == "59,237.2449");
  CHECK(grouped_digits("0.123456") == "0.123456");
  CHECK(grouped_digits("2024-01-01") == "2024-01-01");
  CHECK(grouped_digits("") == "");
}
