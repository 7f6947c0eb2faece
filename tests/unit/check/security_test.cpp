#include "check/security.hpp"

#include "support/catch.hpp"
#include "support/small_build.hpp"

using namespace gazette;
using namespace gazette::test;

namespace {

// What is said of a file that expires on 2027-01-01, as of a day.
std::string said_on(const std::string& day, const std::string& more = {}) {
  Diagnostics diagnostics;
  const auto files = built(small_site({{"site.toml",
                                        "base_url = \"https://x.example/\"\nlanguage = \"en\"\n[security]\ncontact = "
                                        "\"mailto:s@x.example\"\nexpires = 2027-01-01\n" +
                                            more}}),
                           request_as_of(day), diagnostics);
  REQUIRE(files.contains(".well-known/security.txt"));
  const auto* error = error_of(diagnostics, "security-txt-expires");
  if (error) CHECK(error->place.at.line == 5);
  return error ? error->message : "";
}

}  // namespace

TEST_CASE("a security.txt that expires within 30 days, or has expired, is told; before that nothing is") {
  CHECK(said_on("2026-12-01") == "");
  CHECK(said_on("2026-12-02").starts_with("security.txt expires in 30 days"));
  CHECK(said_on("2026-12-31").starts_with("security.txt expires in 1 day:"));
  CHECK(said_on("2027-01-01").starts_with("security.txt expired on 2027-01-01"));
  CHECK(said_on("2028-01-01").starts_with("security.txt expired on 2027-01-01"));
}

TEST_CASE("a site may turn off what is said of an expiring security.txt") {
  CHECK(said_on("2027-01-01", "[check]\nsecurity-txt-expires = \"off\"\n") == "");
}
