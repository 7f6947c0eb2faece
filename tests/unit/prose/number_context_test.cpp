// What a number is no count by is asked of whole sentences in prose_numbers_test.cpp.

#include "prose/number_context.hpp"

#include "support/catch.hpp"

using namespace gazette;

TEST_CASE("a clause reaches back to the last separator, bracket or sentence end") {
  CHECK(clause_before("收到申请300件，比上年增加") == "比上年增加");
  CHECK(clause_before("办结。其中") == "其中");
  CHECK(clause_before("办结（其中") == "其中");
  CHECK(clause_before("received 300, down by ") == " down by ");
  CHECK(clause_before("received at 9.30 and ") == "received at 9.30 and ");
  CHECK(clause_before("").empty());
}

TEST_CASE("a change or another year's number is a comparison, what was carried over is none") {
  for (const auto* clause :
       {"同比增长", "比上年增加", "较去年减少", "上年", "an increase of ", "down by ", "last year "}) {
    INFO(clause);
    CHECK(is_comparison(clause));
  }
  for (const auto* clause : {"上年结转", "收到申请", "", "in total "}) {
    INFO(clause);
    CHECK_FALSE(is_comparison(clause));
  }
}
