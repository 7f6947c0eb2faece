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
