#include "config/calendar_years.hpp"

#include "support/catch.hpp"

using namespace gazette;

namespace {

std::vector<CalendarYear> years_of(const std::string& text, Diagnostics& diagnostics) {
  const auto table = parse_toml({"site.toml", text, 1, ErrorKind::configuration}, diagnostics);
  TableReader reader(table, "[calendar]", ErrorKind::configuration, diagnostics);
  return read_calendar_years(reader, {"title"});
}

Error only_error_of(const std::string& text) {
  Diagnostics diagnostics;
  years_of(text, diagnostics);
  REQUIRE(diagnostics.entries().size() == 1);
  return diagnostics.entries().front().error;
}

}  // namespace

TEST_CASE("a calendar's years and their days are sorted, whatever their order in the file") {
  Diagnostics diagnostics;
  const auto years = years_of(
      "[2025]\nholidays = [2025-10-01, 2025-01-01]\n[2024]\nsource = 'a notice'\nworking_weekends = [2024-09-29]\n",
      diagnostics);
  CHECK(diagnostics.empty());
  REQUIRE(years.size() == 2);
  CHECK(years[0].year == 2024);
  CHECK(years[0].holidays.empty());
  CHECK(years[0].working_weekends == std::vector<Date>{{2024, 9, 29}});
  CHECK(years[1].holidays == std::vector<Date>{{2025, 1, 1}, {2025, 10, 1}});
}

TEST_CASE("a day of another year, a text and a weekday that is called a weekend are refused at their place") {
  const auto other_year = only_error_of("[2024]\nholidays = [2024-01-01, 2023-12-25]\n");
  CHECK(other_year.message == "holidays must hold dates of 2024");
  CHECK(other_year.place.at.line == 2);
  CHECK(other_year.place.at.column == 25);
  CHECK(only_error_of("[2024]\nholidays = ['2024-01-01']\n").rule == "wrong-value");
  CHECK(only_error_of("[2025]\nholidays = ['2025-01-01']\n").help == "write them as 2025-10-01, without quotes");
  CHECK(only_error_of("[2024]\nworking_weekends = [2024-09-30]\n").message ==
        "working_weekends must hold Saturdays and Sundays, 2024-09-30 is neither");
  CHECK(only_error_of("[2024]\nholidays = 2024-01-01\n").rule == "wrong-type");
  CHECK(only_error_of("2024 = 5\n").rule == "wrong-type");
}

TEST_CASE("a date that cannot be is reported once") {
  CHECK(only_error_of("[2024]\nholidays = [2024-02-30]\n").rule == "invalid-date");
}

TEST_CASE("an unknown key of a year is refused, and one of the file's top is sent there") {
  CHECK(only_error_of("[2024]\nholiday = []\n").help == "did you mean \"holidays\"?");
  CHECK(only_error_of("[2024]\ntitle = 'X'\n").help ==
        "\"title\" belongs to the top of the file, above the first [header]");
}

TEST_CASE("only four digits from 1900 to 2999 name a year, other keys are left alone") {
  CHECK(calendar_year_of("1900") == 1900);
  CHECK(calendar_year_of("2999") == 2999);
  for (const auto* key : {"", "24", "1899", "3000", "02024", "+202", "20 4", "country"}) {
    INFO(key);
    CHECK_FALSE(calendar_year_of(key));
  }
  Diagnostics diagnostics;
  CHECK(years_of("country = 'cn'\n[24]\nholidays = [1]\n", diagnostics).empty());
  CHECK(diagnostics.empty());
}
