#include "prose/prose_numbers.hpp"

#include "base/text.hpp"
#include "prose_reading.hpp"
#include "support/catch.hpp"

using namespace gazette;
using namespace gazette::test;

namespace {

/// Value and unit of each number, joined: `300件 20件`.
std::string numbers(std::string_view markdown, const Values& values = {}) {
  std::vector<std::string> out;
  for (const auto& block : read(markdown, values)) {
    for (const auto& number : block.numbers) out.push_back(decimal_text(number.value) + number.unit);
  }
  return joined(out, " ");
}

}  // namespace

TEST_CASE("a number has its value and the unit behind it") {
  CHECK(numbers("收到申请300件，答复率98.5%，收费1,234.50元，投入12万元") == "300件 98.5% 1234.5元 12万元");
  CHECK(numbers("收到 300 件") == "300件");
  CHECK(numbers("共１６２条，占９８．５％") == "162条 98.5%");
  CHECK(numbers("We received 1,234 requests, 98.5 per cent of them online.") == "1234requests 98.5%");
  CHECK(numbers("Received: 162.") == "162");
  CHECK(numbers("收到300，其中280已答复") == "300 280");
  CHECK(numbers("").empty());
}

TEST_CASE("groups of three digits belong to a number, others do not") {
  CHECK(numbers("共1,234,567件") == "1234567件");
  CHECK(numbers("分别为12,34件") == "12 34件");
  CHECK(numbers("共12345,678件") == "12345 678件");
  CHECK(numbers("分别为300，280件") == "300 280件");
}

TEST_CASE("a cited figure is a number with its name and the unit behind it") {
  const auto prose =
      read("收到{{a.n}}件，答复率{{a.rate}}，{{a.none}}件", {{"a.n", "300"}, {"a.rate", "100%"}, {"a.none", "不适用"}});
  const auto& found = prose.at(0).numbers;
  REQUIRE(found.size() == 2);
  CHECK(found[0].figure == "a.n");
  CHECK(found[0].unit == "件");
  CHECK(found[1].figure == "a.rate");
  CHECK(found[1].unit == "%");
  CHECK(position_of(prose[0].text, found[0]) == Position{1, 3, 7});
}

TEST_CASE("a cited year is a number still, and digits beside a citation are none") {
  CHECK(numbers("共{{a}}年", {{"a", "2016"}}) == "2016年");
  CHECK(numbers("共1{{a}}2件", {{"a", "5"}}) == "5");
}

TEST_CASE("years, dates and times count nothing") {
  for (const auto* text : {"2016年，",
                           "2016 年度",
                           "2014—2016年",
                           "2014、2015和2016年",
                           "2024年3月1日",
                           "2024-03-01",
                           "2024.3.1",
                           "2024/3/1",
                           "3月",
                           "12月31日",
                           "截至12月底",
                           "9:30",
                           "9：30",
                           "8时30分",
                           "上午9点",
                           "16年",
                           "in 2024",
                           "Since 2019, ",
                           "the 2016 annual report",
                           "12 March 2016",
                           "March 12, 2016",
                           "31 Dec",
                           "2016–2017",
                           "FY 2016",
                           "2016全省",
                           "In 2024 requests rose",
                           "5年内",
                           "２０１６年"}) {
    INFO(text);
    CHECK(numbers(text).empty());
  }
}

TEST_CASE("a count that looks like a year is a number by its unit or its separator") {
  CHECK(numbers("公开2016条") == "2016条");
  CHECK(numbers("a total of 2,016 requests") == "2016requests");
  CHECK(numbers("received 2016 requests") == "2016requests");
}

TEST_CASE("references, ordinals and document numbers count nothing") {
  for (const auto* text : {"第十二条、第12条",
                           "第3次会议",
                           "第 12 条",
                           "第12条、13条和第15条",
                           "第12、13条",
                           "国务院令第711号",
                           "Art. 12",
                           "Articles 12 and 13",
                           "No. 7",
                           "section 4",
                           "Section 14(1)",
                           "§ 4",
                           "Decree 492",
                           "see table 3",
                           "附件2",
                           "见表3",
                           "图12",
                           "白教发〔2016〕13号",
                           "国办公开办函〔2021〕30号",
                           "00000000X/2016-00013",
                           "白教发[2016]13号",
                           "13号文件",
                           "moved to Windows 10",
                           "under the Freedom of Information Act 2000",
                           "302室",
                           "GB/T 9704-2012"}) {
    INFO(text);
    CHECK(numbers(text).empty());
  }
}

TEST_CASE("telephone numbers, post codes and service numbers count nothing") {
  for (const auto* text : {"电话：0436-3200000", "电话 3200000", "邮编：137000", "12345热线", "12345政务服务便民热线",
                           "咨询电话：12345", "Tel. 5550100", "编号00016", "拨打13900000000"}) {
    INFO(text);
    CHECK(numbers(text).empty());
  }
  CHECK(numbers("接听电话120次") == "120次");
}

TEST_CASE("list marks count nothing, wherever a sentence begins") {
  for (const auto* text :
       {"（1）网上公开。（2）其他方式", "1、网上公开", "1.网上公开。2.其他方式：报纸", "(1) online; (2) by post",
        "1）网上；2）来信", "分为：（1）网上，（2）来信", "1. 网上公开\n2. 来信"}) {
    INFO(text);
    CHECK(numbers(text).empty());
  }
  CHECK(numbers("12条信息") == "12条");
  CHECK(numbers("We received 12.") == "12");
}

TEST_CASE("numbers joined to letters, ranges, negative and approximate numbers and titles count nothing") {
  for (const auto* text : {"G60",
                           "COVID-19",
                           "H1N1",
                           "3rd",
                           "a 30-day limit",
                           "v1.2.3",
                           "1.2.3版",
                           "10-20件",
                           "10～20件",
                           "280至300件",
                           "280/20",
                           "https://x.example/2016/162.html",
                           "-5%",
                           "约300件",
                           "近300件",
                           "超过300件",
                           "300余件",
                           "300多件",
                           "300件左右",
                           "30件以上",
                           "至少12件",
                           "about 300 requests",
                           "more than 300 requests",
                           "at least 12 requests",
                           "up to 12 items",
                           "《关于12件事的通知》",
                           "http://x.example/a?b=12"}) {
    INFO(text);
    CHECK(numbers(text).empty());
  }
  CHECK(numbers("节约300元") == "300元");
  CHECK(numbers("预约162次") == "162次");
  CHECK(numbers("其中网上280件") == "280件");
  CHECK(numbers("其中300来自网上") == "300来");
  CHECK(numbers("代表12名") == "12名");
  CHECK(numbers("《通知》印发12份") == "12份");
}

TEST_CASE("a number too long to hold is left out") { CHECK(numbers("共12345678901234567890件").empty()); }

TEST_CASE("a number's place is its digits' in the file, behind emphasis and escapes") {
  const auto prose = read("收到**1,234**\\*件");
  const auto& number = prose.at(0).numbers.at(0);
  CHECK(position_of(prose[0].text, number) == Position{1, 5, 5});
  CHECK(shown_number(prose[0].text, number) == "1,234");
}

TEST_CASE("numbers of real sentences are those that count") {
  CHECK(numbers("The Council published 12 documents in 2017 and answered 39 of 40 requests.") ==
        "12documents 39 40requests");
  CHECK(numbers("2016年，白城市教育局累计主动公开政府信息为815条，本年度主动公开162条。") == "815条 162条");
  CHECK(numbers("截至2023年12月31日，根据《条例》第40条，全市12个部门（单位）通过12345热线受理咨询1,"
                "024件次，按期办结率99.8%。") == "12个 1024件次 99.8%");
  CHECK(
      numbers(
          "As of 31 December 2023, under Art. 14(2) of Regulation 1049/2001, 7 of 45 requests (15.6%) were refused.") ==
      "7 45requests 15.6%");
  CHECK(numbers("联系电话：0436-3323456，地址：白城市中兴西大路6号，邮编：137000。").empty());
}
