#include "pages/chart_scale.hpp"

#include "support/catch.hpp"

using namespace gazette;

namespace {

std::vector<std::string> ticks_up_to(const std::string& highest) {
  ChartScale scale;
  widen(scale, {chart_value(highest)});
  std::vector<std::string> texts;
  for (const auto& tick : chart_ticks(scale)) texts.push_back(tick.text);
  return texts;
}

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("ticks are steps of 1, 2 or 5 times a power of ten, none above the highest value") {
  CHECK(ticks_up_to("0") == Texts{"0"});
  CHECK(ticks_up_to("1") == Texts{"0", "1"});
  CHECK(ticks_up_to("5") == Texts{"0", "1", "2", "3", "4", "5"});
  CHECK(ticks_up_to("7") == Texts{"0", "2", "4", "6"});
  CHECK(ticks_up_to("305") == Texts{"0", "100", "200", "300"});
  CHECK(ticks_up_to("1000") == Texts{"0", "200", "400", "600", "800", "1000"});
  CHECK(ticks_up_to("11398889") == Texts{"0", "5000000", "10000000"});
}

TEST_CASE("whole values have whole ticks, others exact decimals") {
  CHECK(ticks_up_to("2") == Texts{"0", "1", "2"});
  CHECK(ticks_up_to("0.3") == Texts{"0", "0.1", "0.2", "0.3"});
  CHECK(ticks_up_to("2.5") == Texts{"0", "0.5", "1.0", "1.5", "2.0", "2.5"});
  CHECK(ticks_up_to("0.07") == Texts{"0", "0.02", "0.04", "0.06"});
}

TEST_CASE("the scale ends at any size with at most five steps") {
  for (const auto* highest : {"9223372036854775807", "0.0000000000001", "99999999999999999999999999"}) {
    const auto ticks = ticks_up_to(highest);
    CHECK(ticks.size() >= 1);
    CHECK(ticks.size() <= 6);
  }
  CHECK(ticks_up_to("9223372036854775807").back() == "8000000000000000000");
}

TEST_CASE("missing values do not widen a scale") {
  ChartScale scale;
  widen(scale, {std::nullopt});
  CHECK_FALSE(scale.has_value);
  widen(scale, {std::nullopt, chart_value("0"), chart_value("2.5")});
  CHECK(scale.has_value);
  CHECK(scale.highest == 2.5);
  CHECK_FALSE(scale.is_whole);
}

TEST_CASE("a length is in proportion, 0 for 0, and at least a unit for the smallest value") {
  ChartScale scale;
  widen(scale, {chart_value("1000")});
  CHECK(scaled_length(scale, *chart_value("1000"), 1500) == 1500);
  CHECK(scaled_length(scale, *chart_value("333"), 1500) == 500);
  CHECK(scaled_length(scale, *chart_value("0"), 1500) == 0);
  CHECK(scaled_length(scale, *chart_value("1"), 1500) == 10);
}
