#include "coverage/time_limit.hpp"

#include "support/catch.hpp"

using namespace gazette;

TEST_CASE("a time limit in working days is its number, however it is written") {
  CHECK(working_days_of("自信息形成或者变更之日起20个工作日内") == 20);
  CHECK(working_days_of("20 个 工作日") == 20);
  CHECK(working_days_of("自形成之日起２０个工作日内予以公开") == 20);
  CHECK(working_days_of("二十个工作日内") == 20);
  CHECK(working_days_of("十个工作日内") == 10);
  CHECK(working_days_of("7工作日") == 7);
}

TEST_CASE("what is published at once has no working day to wait for") {
  CHECK(working_days_of("实时公开") == 0);
  CHECK(working_days_of("实时") == 0);
}

TEST_CASE("a time limit without a number of working days says none") {
  for (const auto* text :
       {"", "及时公开", "长期公开", "信息形成后7日内", "工作日公开", "个工作日内", "每年3月31日前"}) {
    INFO(text);
    CHECK(working_days_of(text) == std::nullopt);
  }
}

TEST_CASE("two different limits cannot be judged, the same twice can") {
  CHECK(working_days_of("政策文件20个工作日内，结果10个工作日内") == std::nullopt);
  CHECK(working_days_of("实时公开；其他信息20个工作日内") == std::nullopt);
  CHECK(working_days_of("形成后20个工作日内，变更后20个工作日内") == 20);
}

TEST_CASE("a number that is no sensible limit is none") {
  CHECK(working_days_of("20000个工作日内") == std::nullopt);
  CHECK(working_days_of("99999999999999999999个工作日") == std::nullopt);
}
