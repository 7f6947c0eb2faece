#include "check/dates.hpp"

#include "support/catch.hpp"
#include "support/small_build.hpp"

using namespace gazette;
using namespace gazette::test;

namespace {

// What `late-publication` says of an item on a site in Chinese.
std::string said_of(const std::string& made, const std::string& published, const std::string& more = {}) {
  Diagnostics diagnostics;
  built(small_site({{"site.toml", "base_url = \"https://x.example/\"\n"},
                    {"content/a/x.md", item("x", published, "made = " + made + "\n" + more)}}),
        request_as_of("2028-12-31"), diagnostics);
  const auto* error = error_of(diagnostics, "late-publication");
  return error ? error->message : has_rule(diagnostics, "unknown-key") ? "a broken test" : "";
}

}  // namespace

TEST_CASE("a site in Chinese is judged by China's working days without a calendar of its own") {
  CHECK(said_of("2024-09-27", "2024-10-30").empty());  // the 20th, see built_in_calendars_test.cpp
  CHECK(said_of("2024-09-27", "2024-10-31") == "published 21 working days after it was made; the limit is 20");
}

TEST_CASE("a publication that reaches into a year without a calendar is not judged") {
  CHECK(said_of("2026-10-01", "2026-12-31").find("working days") != std::string::npos);
  CHECK(said_of("2026-10-01", "2027-12-31").empty());
}

TEST_CASE("an annual report keeps to the day that the law sets for it, not to the limit of other information") {
  CHECK_FALSE(said_of("2016-12-28", "2017-02-22").empty());
  CHECK(said_of("2016-12-28", "2017-02-22", "[report]\nyear = 2016\nform = \"cn-492\"\n").empty());
}

TEST_CASE("a category's own limit holds for the items below it") {
  Diagnostics diagnostics;
  built(small_site({{"site.toml", "base_url = \"https://x.example/\"\n"},
                    {"content/a/_index.md", "+++\ntitle = \"A\"\npublish_within_working_days = 2\n+++\n"},
                    {"content/a/x.md", item("x", "2024-09-26", "made = 2024-09-23")}}),
        request_as_of("2028-12-31"), diagnostics);
  const auto* error = error_of(diagnostics, "late-publication");
  REQUIRE(error);
  CHECK(error->message == "published 3 working days after it was made; the limit is 2");
}

namespace {

std::string unjudged(const Files& files) {
  Files all = files;
  all["site.toml"] = "base_url = \"https://x.example/\"\n";
  Diagnostics diagnostics;
  built(small_site(all), request_as_of("2032-12-31"), diagnostics);
  const auto* error = error_of(diagnostics, "calendar-missing");
  return error ? error->message : "";
}

}  // namespace

TEST_CASE("what no calendar can judge is said once, with the years that lack one") {
  CHECK(unjudged({{"content/a/x.md", item("x", "2031-06-01", "made = 2030-03-01")},
                  {"content/a/y.md", item("y", "2030-06-01", "made = 2030-03-01")}}) ==
        "whether 2 items came within the limit of working days cannot be judged: no holidays of 2030, 2031");
  CHECK(unjudged({{"content/a/x.md", item("x", "2030-03-21", "made = 2030-03-01")}}).empty());  // 20 days at most
  CHECK_FALSE(unjudged({{"content/a/x.md", item("x", "2030-03-22", "made = 2030-03-01")}}).empty());
}

TEST_CASE("a date of publication that lies ahead is found whether the view shows the item or not") {
  for (const bool with_future : {false, true}) {
    Diagnostics diagnostics;
    auto request = request_as_of("2026-06-30");
    request.with_future = with_future;
    built(
        small_site({{"content/a/x.md", item("x", "2026-07-01")}, {"content/a/y.md", item("y", "2026-06-30T23:00:00")}}),
        request, diagnostics);
    const auto* error = error_of(diagnostics, "future-publication");
    REQUIRE(error);
    CHECK(error->place.file == "content/a/x.md");
    CHECK(error->place.at.line == 3);
  }
}
