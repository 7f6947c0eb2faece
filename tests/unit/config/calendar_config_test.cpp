#include "config/calendar_config.hpp"

#include "io/memory.hpp"
#include "support/catch.hpp"

#include <algorithm>

using namespace gazette;

namespace {

std::optional<LoadedConfig> loaded(const std::string& rest, Diagnostics& diagnostics, const std::string& over = {}) {
  const MemoryFileSystem files({{"site.toml", "base_url = \"https://x.example/\"\n" + rest}, {"site.over.toml", over}});
  return load_site_config(files, {over.empty() ? "" : "over", {}}, diagnostics);
}

std::vector<CalendarYear> calendar_of(const std::string& rest) {
  Diagnostics diagnostics;
  const auto config = loaded(rest, diagnostics);
  REQUIRE(config);
  CHECK(diagnostics.empty());
  return config->config.calendar;
}

Error only_error_of(const std::string& rest) {
  Diagnostics diagnostics;
  CHECK_FALSE(loaded(rest, diagnostics));
  REQUIRE(diagnostics.entries().size() == 1);
  return diagnostics.entries().front().error;
}

// `value  # origin`, or nothing when the key is not listed.
std::string effective(const std::string& rest, const std::string& key, const std::string& over = {}) {
  Diagnostics diagnostics;
  const auto config = loaded(rest, diagnostics, over);
  REQUIRE(config);
  for (const auto& one : config->effective)
    if (one.key == key) return one.value + "  # " + one.origin;
  return {};
}

const CalendarYear& year_in(const std::vector<CalendarYear>& calendar, int year) {
  const auto found = std::find_if(calendar.begin(), calendar.end(), [&](const auto& one) { return one.year == year; });
  REQUIRE(found != calendar.end());
  return *found;
}

}  // namespace

TEST_CASE("a site in Chinese has China's calendar, one in another language none") {
  CHECK(calendar_of("").size() == 13);
  CHECK(calendar_of("language = \"zh\"\n").size() == 13);
  CHECK(calendar_of("language = \"zh-Hans\"\n").size() == 13);
  CHECK(calendar_of("language = \"en\"\n").empty());
}

TEST_CASE("the country that is written goes over the language") {
  CHECK(calendar_of("[calendar]\ncountry = \"none\"\n").empty());
  CHECK(calendar_of("language = \"en\"\n[calendar]\ncountry = \"cn\"\n").size() == 13);
}

TEST_CASE("a site's own year takes the place of the whole built-in one, the others stay") {
  const auto calendar = calendar_of("[calendar.2024]\nholidays = [2024-03-29]\n");
  CHECK(calendar.size() == 13);
  CHECK(year_in(calendar, 2024).holidays == std::vector<Date>{{2024, 3, 29}});
  CHECK(year_in(calendar, 2024).working_weekends.empty());
  CHECK(year_in(calendar, 2025).holidays.size() == 18);
}

TEST_CASE("a site's own years are added in order, with a country and without") {
  const std::string own = "[calendar.2027]\nholidays = [2027-01-01]\n[calendar.2013]\nholidays = [2013-01-01]\n";
  const auto with = calendar_of(own);
  REQUIRE(with.size() == 15);
  CHECK(std::is_sorted(with.begin(), with.end(), [](const auto& a, const auto& b) { return a.year < b.year; }));
  const auto without = calendar_of("[calendar]\ncountry = \"none\"\n" + own);
  REQUIRE(without.size() == 2);
  CHECK(without.front().year == 2013);
}

TEST_CASE("an unknown country is an error that lists the known ones") {
  const auto far = only_error_of("[calendar]\ncountry = \"uk\"\n");
  CHECK(far.kind == ErrorKind::configuration);
  CHECK(far.rule == "unknown-country");
  CHECK(far.message == "there is no calendar for the country \"uk\"");
  CHECK(far.place.at.line == 3);
  CHECK(far.help == "known are \"cn\", \"none\"; other holidays are written in tables such as [calendar.2024]");
  CHECK(only_error_of("[calendar]\ncountry = \"CN\"\n").help.starts_with("did you mean \"cn\"?"));
  CHECK(only_error_of("[calendar]\ncountry = \"\"\n").rule == "unknown-country");
  CHECK(only_error_of("[calendar]\ncountry = 86\n").rule == "wrong-type");
}

TEST_CASE("days that stand under no year are told where they belong") {
  const std::string help = "write [calendar.2024] and holidays = [2024-01-01] below it";
  CHECK(only_error_of("[calendar]\nholidays = [2024-01-01]\n").help == help);
  CHECK(only_error_of("[calendar.24]\nholidays = []\n").help == help);
  CHECK(only_error_of("[calendar]\n24 = []\n").help == help);
  CHECK(only_error_of("[calendar.uk]\n").message == "[calendar] holds one table a year, found \"uk\"");
}

TEST_CASE("other unknown keys of the section get the usual help") {
  CHECK(only_error_of("[calendar]\ncontry = \"cn\"\n").help == "did you mean \"country\"?");
  CHECK(only_error_of("[calendar]\ntheme = \"x\"\n").help ==
        "\"theme\" belongs to the top of the file, above the first [header]");
  CHECK(only_error_of("[calendar.2024]\ntheme = \"x\"\n").help ==
        "\"theme\" belongs to the top of the file, above the first [header]");
}

TEST_CASE("the effective configuration tells the country, each year and where they come from") {
  CHECK(effective("", "calendar.country") == "\"cn\"  # default");
  CHECK(effective("language = \"en\"\n", "calendar.country") == "\"none\"  # default");
  CHECK(effective("[calendar]\ncountry = \"cn\"\n", "calendar.country") == "\"cn\"  # site.toml:3");
  CHECK(effective("", "calendar.2024") == "19 holidays, 8 working weekend days  # default");
  CHECK(effective("", "calendar.2027").empty());
  const std::string own = "[calendar.2024]\nholidays = [2024-03-29]\n";
  CHECK(effective(own, "calendar.2024") == "1 holiday, 0 working weekend days  # site.toml:2");
  CHECK(effective("language = \"en\"\n", "calendar.2024", own) ==
        "1 holiday, 0 working weekend days  # site.over.toml:1");
}
