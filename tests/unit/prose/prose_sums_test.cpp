#include "prose/prose_sums.hpp"

#include "prose_reading.hpp"
#include "support/catch.hpp"

using namespace gazette;
using namespace gazette::test;

namespace {

std::vector<Error> findings(std::string_view markdown, const Values& values = {}) {
  std::vector<Error> out;
  for (const auto& block : read(markdown, values)) {
    for (auto& error : sum_findings(block.text, block.numbers, block.sums)) out.push_back(std::move(error));
  }
  return out;
}

/// The message of the only finding; `none` or `many`.
std::string message(std::string_view markdown, const Values& values = {}) {
  const auto found = findings(markdown, values);
  return found.empty() ? "none" : found.size() > 1 ? "many" : found.front().message;
}

}  // namespace

TEST_CASE("parts that are less or more than their whole are found, with the sum and the difference") {
  CHECK(message("收到申请300件，其中自然人280件，法人19件。") == "300件, but 280 + 19 = 299 (1 less)");
  CHECK(message("收到申请300件，其中自然人280件，法人22件") == "300件, but 280 + 22 = 302 (2 more)");
  CHECK(message("收到申请300件，其中：自然人280件；法人19件。") == "300件, but 280 + 19 = 299 (1 less)");
  CHECK(message("收到申请300件（其中自然人280件、法人19件），答复299件。") == "300件, but 280 + 19 = 299 (1 less)");
  CHECK(message("共收到申请300件。其中，自然人200件，企业80件，其他19件。") ==
        "300件, but 200 + 80 + 19 = 299 (1 less)");
  CHECK(message("收到申请300件，其中包括自然人280件，法人19件。") == "300件, but 280 + 19 = 299 (1 less)");
  CHECK(message("申请共300件，分别为网上280件和信函10件。") == "300件, but 280 + 10 = 290 (10 less)");
  CHECK(message("公开信息1,234条，包括网站1,000条、公告栏233条。") == "1,234条, but 1000 + 233 = 1233 (1 less)");
  CHECK(message("收到申请300件政府信息公开申请，其中自然人280，法人19。") == "300件, but 280 + 19 = 299 (1 less)");
  CHECK(message("We received 300 requests, of which 280 were granted and 19 refused.") ==
        "300 requests, but 280 + 19 = 299 (1 less)");
  CHECK(message("300 requests (including 280 from citizens and 19 from companies) came in.") ==
        "300 requests, but 280 + 19 = 299 (1 less)");
  CHECK(message("300 requests, comprising 200 by e-mail, 50 by post, and 49 in person.") ==
        "300 requests, but 200 + 50 + 49 = 299 (1 less)");
}

TEST_CASE("parts that add up are right, and what follows them is another statement") {
  for (const auto* text :
       {"收到申请300件，其中自然人280件，法人20件。", "收到申请300件，其中自然人280件，法人20件，全部答复300件。",
        "收到申请300件，其中自然人280件，法人20件；答复298件，其中予以公开200件，不予公开98件。",
        "收到申请300件，同比增长20%，其中自然人280件，法人20件。",
        "收到申请300件，比上年增加30件，其中自然人280件，法人20件。",
        "收到申请300件，其中自然人280件，比上年增加12件，法人20件。",
        "收到申请300件，其中自然人280件，占93.3%，法人20件，占6.7%。",
        "收到申请300件，其中自然人280件（网上200件，信函80件），法人20件。",
        "收到申请300件，其中：自然人200件，港澳居民80件；法人20件。",
        "300 requests, of which 280 were granted and 20 refused.",
        "300 requests, of which 280 were granted; 20 were refused. In 12 cases we extended the limit."}) {
    INFO(text);
    CHECK(message(text) == "none");
  }
}

TEST_CASE("a list that need not be whole, or counts by two measures, says nothing") {
  for (const auto* text :
       {"收到申请300件，其中自然人280件。", "收到申请300件，其中涉及教育120件，涉及卫生80件。",
        "收到申请300件，其中自然人280件、法人15件等。", "收到申请300件，主要包括教育类150件、卫生类140件。",
        "收到申请300件，其中自然人200件，法人80件，其余为社会组织。",
        "收到申请300件，其中自然人200件，法人80件，社会组织二十件。",
        "收到申请300件，其中网上申请280件，自然人申请290件。",
        "300 requests, including 20 from journalists and 5 from students.",
        "300 requests, of which, for example, 200 concerned schools and 90 roads.",
        "300 requests, of which 280 were made online and 250 by citizens.",
        "300 requests, of which 200 were granted, 80 refused, and the rest withdrawn."}) {
    INFO(text);
    CHECK(message(text) == "none");
  }
}

TEST_CASE("parts of several wholes together say nothing") {
  for (const auto* text :
       {"办理建议12件、提案8件，其中主办6件、协办3件。", "办理建议12件，提案8件，其中主办15件、协办5件。",
        "行政复议和行政诉讼各3件，分别为维持1件、纠正1件。",
        "12 requests and 8 requests for review, of which 6 were granted and 3 refused."}) {
    INFO(text);
    CHECK(message(text) == "none");
  }
  CHECK(message("收到申请310件，答复300件，其中予以公开280件，不予公开19件。") == "300件, but 280 + 19 = 299 (1 less)");
}

TEST_CASE("sums of real reports that are right say nothing, and one slip in them is found") {
  const std::string right =
      "2023年，我局新收政府信息公开申请45件，上年结转2件。办结46件，其中，予以公开30件，部分公开5件，不予公开4件（属于"
      "内部事务信息3件、"
      "属于行政执法案卷1件），无法提供6件，不予处理1件，结转下年度继续办理1件。";
  CHECK(message(right) == "none");
  auto wrong = right;
  wrong.replace(wrong.find("30件"), 2, "35");
  CHECK(message(wrong).starts_with("46件, but 35 + 5 + 4 + 6 + 1 + 1 = 52 (6 more)"));
  CHECK(message(
            "通过网站公开信息1,200条，其中政务动态类600条，政策文件类200条，通知公告类400条；微信公众号推送300条。") ==
        "none");
  CHECK(message("制发规范性文件5件，包括新制定2件、修订2件。") == "5件, but 2 + 2 = 4 (1 less)");
  CHECK(message("提起行政复议3件，其中结果维持2件，尚未审结1件；行政诉讼2件，其中结果维持1件，其他结果1件。") ==
        "none");
}

TEST_CASE("other units, another sentence or a missing whole say nothing") {
  for (const auto* text :
       {"收到申请300件，其中自然人280人，法人19家。", "收到申请300件，其中280件办结，用时12天，收费19元。",
        "其中自然人280件，法人19件。", "答复率100%，其中自然人280件，法人19件。",
        "收到申请300件。全年召开会议，其中专题会议12次，例会20次。", "2016年收到申请，其中自然人280件，法人19件。",
        "收到申请300件，答复率100%。按照要求，其中自然人280件，法人19件。", "约300件，其中自然人280件，法人19件。", "",
        "其中", "300件，其中"}) {
    INFO(text);
    CHECK(message(text) == "none");
  }
}

TEST_CASE("a list inside a list is judged on its own in brackets, and never makes a false sum without them") {
  CHECK(message("收到申请300件，其中自然人280件（其中网上200件，信函79件），法人20件。") ==
        "280件, but 200 + 79 = 279 (1 less)");
  CHECK(message("收到申请300件，其中法人20件，自然人280件，其中网上200件，信函80件。") == "none");
  CHECK(message("收到申请300件，其中法人20件，自然人200件，其中网上120件，信函80件，社会组织80件。") == "none");
  CHECK(message("收到申请300件，其中自然人280件，其中网上200件，信函79件，法人20件。") == "none");
}

TEST_CASE("cited figures count with their values, and one without a value silences the list") {
  const Values values = {{"n.total", "300"}, {"n.people", "280"}, {"n.firms", "19"}};
  CHECK(message("收到申请{{n.total}}件，其中自然人{{n.people}}件，法人{{n.firms}}件。", values) ==
        "300件, but 280 + 19 = 299 (1 less)");
  CHECK(message("收到申请{{n.total}}件，其中自然人280件，法人20件。", values) == "none");
  CHECK(message("收到申请{{n.total}}件，其中自然人200件，法人{{n.none}}件，其他90件。", values) == "none");
  CHECK(message("收到申请{{n.none}}件，其中自然人280件，法人19件。", values) == "none");
}

TEST_CASE("a finding stands at the whole") {
  const auto found = findings("收到**300**件，\n其中自然人280件，法人19件");
  REQUIRE(found.size() == 1);
  CHECK(found[0].rule == "parts-do-not-add-up");
  CHECK(found[0].place.at == Position{1, 5, 3});
}

TEST_CASE("a long text of nothing but lists is read in fair time") {
  std::string text;
  for (int i = 0; i < 50'000; ++i) text += "5件（其中1件，";
  CHECK(read(text).size() == 1);
}
