#include "model/rhythm.hpp"

#include "support/catch.hpp"

using namespace gazette;

namespace {

std::string end(const Date& date, std::string_view rhythm) {
  return iso_date(end_of_rhythm(date, *parse_rhythm(rhythm)));
}

}  // namespace

TEST_CASE("a rhythm is a number and a unit, or none, and nothing else") {
  for (const auto* text : {"1 day", "2 weeks", "6 months", "1 year", "999 days", "none"}) {
    INFO(text);
    REQUIRE(parse_rhythm(text));
    CHECK(rhythm_text(*parse_rhythm(text)) == text);
  }
  CHECK(parse_rhythm("1 weeks") == Rhythm{1, RhythmUnit::weeks});
  for (const auto* text :
       {"", "2", "weeks", "0 days", "-1 days", "+1 days", "1000 days", "2  weeks", "2weeks", "2 weeks ", "2 fortnights",
        "2 week s", "1.5 years", "6 Months", "两周", " none", "99999999999999999999 days"}) {
    INFO(text);
    CHECK_FALSE(parse_rhythm(text));
  }
}

TEST_CASE("a rhythm of months ends on the same day of a later month, or on its last one") {
  CHECK(end({2026, 1, 15}, "6 months") == "2026-07-15");
  CHECK(end({2026, 8, 31}, "6 months") == "2027-02-28");
  CHECK(end({2023, 8, 31}, "6 months") == "2024-02-29");
  CHECK(end({2026, 12, 31}, "1 month") == "2027-01-31");
  CHECK(end({2024, 2, 29}, "1 year") == "2025-02-28");
  CHECK(end({2026, 12, 25}, "2 weeks") == "2027-01-08");
  CHECK(end({2026, 12, 31}, "1 day") == "2027-01-01");
  CHECK(end({9999, 12, 31}, "999 years") == "9999-12-31");
}

TEST_CASE("news, notices and policy have a rhythm of at most half a year") {
  for (const auto* text : {"2 weeks", "6 months", "26 weeks", "184 days"}) CHECK(is_frequent(*parse_rhythm(text)));
  for (const auto* text : {"7 months", "1 year", "27 weeks", "185 days"}) CHECK_FALSE(is_frequent(*parse_rhythm(text)));
}
