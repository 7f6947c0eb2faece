#include "model/index_number.hpp"

#include "support/catch.hpp"

#include <string>
#include <string_view>

using namespace gazette;

namespace {

constexpr std::string_view k_usual = "{code}/{year}-{serial:05}";

}  // namespace

TEST_CASE("an index number is read and written by its pattern") {
  const auto parts = read_index_number(k_usual, "JYJ01/2024-00017");
  REQUIRE(parts);
  CHECK(parts->code == "JYJ01");
  CHECK(parts->year == 2024);
  CHECK(parts->serial == 17);
  CHECK(write_index_number(k_usual, *parts) == "JYJ01/2024-00017");
}

TEST_CASE("a serial is padded to its width and grows past it") {
  CHECK(write_index_number("{serial}", {"", 0, 7}) == "7");
  CHECK(write_index_number("{serial:03}", {"", 0, 7}) == "007");
  CHECK(write_index_number("{serial:03}", {"", 0, 12345}) == "12345");
  CHECK(write_index_number("{serial:09}", {"", 0, 1}) == "000000001");
  CHECK(write_index_number("{year}{serial:03}", {"", 24, 1}) == "0024001");
  CHECK(read_index_number("{serial:03}", "12345")->serial == 12345);
  CHECK(read_index_number("{year}{serial:03}", "2024001")->year == 2024);
}

TEST_CASE("a number that does not follow its pattern to its end is not read") {
  for (const auto* number : {"", "JYJ01", "JYJ01/2024-0017", "JYJ01/24-00017", "JYJ01/2024-00017x", "/2024-00017",
                             "JYJ01/2024_00017", "JYJ01/2024-", "xJYJ01/2024-000a7", "JYJ01/2024-1234567890123"})
    CHECK_FALSE(read_index_number(k_usual, number));
}

TEST_CASE("a code may hold the sign that follows it in the pattern") {
  const auto parts = read_index_number("{code}-{year}-{serial:05}", "01362871-X-2024-00017");
  REQUIRE(parts);
  CHECK(parts->code == "01362871-X");
  CHECK(parts->year == 2024);
  CHECK(parts->serial == 17);
}

TEST_CASE("fields may stand side by side where their digits tell them apart") {
  const auto parts = read_index_number("{code}{year}{serial:05}", "01362871202400017");
  REQUIRE(parts);
  CHECK(parts->code == "01362871");
  CHECK(parts->year == 2024);
  CHECK(parts->serial == 17);
  const auto turned = read_index_number("{serial:03}{year}", "0172024");
  REQUIRE(turned);
  CHECK(turned->serial == 17);
  CHECK(turned->year == 2024);
}

TEST_CASE("a pattern may hold text of any script around its fields") {
  const auto* pattern = "索引号{code}〔{year}〕第{serial}号";
  CHECK(index_number_pattern_fault(pattern).empty());
  const auto parts = read_index_number(pattern, "索引号市教育局〔2024〕第17号");
  REQUIRE(parts);
  CHECK(parts->code == "市教育局");
  CHECK(write_index_number(pattern, *parts) == "索引号市教育局〔2024〕第17号");
}

TEST_CASE("a pattern needs its serial exactly once and knows three fields") {
  CHECK(index_number_pattern_fault(k_usual).empty());
  CHECK(index_number_pattern_fault("{serial}").empty());
  CHECK(index_number_pattern_fault("{serial:09}").empty());
  for (const auto* pattern : {"", "{code}/{year}", "{serial}{serial:05}"})
    CHECK(index_number_pattern_fault(pattern) == "an index number pattern needs {serial} once");
  CHECK(index_number_pattern_fault("{month}/{serial}") == "\"month\" is not a field of an index number");
  CHECK(index_number_pattern_fault("{serial") == "\"{serial\" is not a field of an index number");
  for (const auto* pattern : {"{serial:5}", "{serial:00}", "{serial:010}", "{serial:}", "{Serial}", "{ serial }", "{}"})
    CHECK_FALSE(index_number_pattern_fault(pattern).empty());
}
