#include "privacy/scan.hpp"

#include "support/catch.hpp"

using namespace gazette;

namespace {

using Texts = std::vector<std::string>;

/// The sightings as `kind: bytes`.
Texts seen(std::string_view text, const PrivacySettings& settings = {}) {
  Texts all;
  for (const auto& sighting : sightings(text, settings))
    all.push_back(std::string(rule_of(sighting.kind)) + ": " +
                  std::string(text.substr(sighting.offset, sighting.length)));
  return all;
}

bool is_clean(std::string_view text) { return seen(text).empty(); }

PrivacySettings with_addresses() {
  PrivacySettings settings;
  settings.emails = settings.addresses = true;
  return settings;
}

}  // namespace

TEST_CASE("numbers of a person are found in Chinese and English text, tables, TOML and CSV") {
  CHECK(seen("联系人张三，手机13812345678。") == Texts{"mobile-number: 13812345678"});
  CHECK(seen("| 李四 | 11010519491231002X |") == Texts{"resident-id: 11010519491231002X"});
  CHECK(seen("title = \"关于 13900001111 的通知\"") == Texts{"mobile-number: 13900001111"});
  CHECK(seen("1,王五,13812345678,6222021234567890128\n") ==
        Texts{"mobile-number: 13812345678", "bank-card: 6222021234567890128"});
  CHECK(seen("Call Tel13812345678 or tel:13912345678.") ==
        Texts{"mobile-number: 13812345678", "mobile-number: 13912345678"});
  CHECK(seen("护照号 E12345678，旧护照 G87654321") ==
        Texts{"passport-number: E12345678", "passport-number: G87654321"});
}

TEST_CASE("a number of a person is found however it is grouped") {
  CHECK(seen("138 1234 5678") == Texts{"mobile-number: 138 1234 5678"});
  CHECK(seen("138-1234-5678") == Texts{"mobile-number: 138-1234-5678"});
  CHECK(seen("138\u00A01234\u00A05678") == Texts{"mobile-number: 138\u00A01234\u00A05678"});
  CHECK(seen("+86 138 1234 5678") == Texts{"mobile-number: 138 1234 5678"});
  CHECK(seen("+86-138 1234 5678") == Texts{"mobile-number: 138 1234 5678"});
  CHECK(seen("+8613812345678") == Texts{"mobile-number: 8613812345678"});
  CHECK(seen("0086-13812345678") == Texts{"mobile-number: 13812345678"});
  CHECK(seen("(+86)13812345678") == Texts{"mobile-number: 13812345678"});
  CHECK(seen("138 1234 5678 139 8765 4321") == Texts{"mobile-number: 138 1234 5678", "mobile-number: 139 8765 4321"});
  CHECK(seen("110105 19491231 002X") == Texts{"resident-id: 110105 19491231 002X"});
  CHECK(seen("110105 1949 1231 002X") == Texts{"resident-id: 110105 1949 1231 002X"});
  CHECK(seen("1 11010519491231002x 13812345678") ==
        Texts{"resident-id: 11010519491231002x", "mobile-number: 13812345678"});
  CHECK(seen("6222 0212 3456 7890 128") == Texts{"bank-card: 6222 0212 3456 7890 128"});
  CHECK(seen("4111-1111-1111-1111") == Texts{"bank-card: 4111-1111-1111-1111"});
  CHECK(seen("622202 1234567890128") == Texts{"bank-card: 622202 1234567890128"});
}

TEST_CASE("full-width digits are digits") {
  CHECK(seen("电话１３８１２３４５６７８") == Texts{"mobile-number: １３８１２３４５６７８"});
  CHECK(seen("１１０１０５１９４９１２３１００２Ｘ") == Texts{"resident-id: １１０１０５１９４９１２３１００２Ｘ"});
  CHECK(seen("Ｅ１２３４５６７８") == Texts{"passport-number: Ｅ１２３４５６７８"});
}

TEST_CASE("several numbers on one line are found, whatever stands between them") {
  for (const auto* between : {"、", "/", ",", ";", " ", "  ", "|", "\t", "，", "-", "\n"}) {
    INFO(between);
    CHECK(seen("13812345678" + std::string(between) + "13987654321").size() == 2);
  }
}

TEST_CASE("what is masked is no finding") {
  CHECK(is_clean("138****1234，35*************123，1381234****，138＊＊＊＊1234"));
  CHECK(is_clean("6222 **** **** 0128"));
  CHECK(is_clean("110105********002X"));
}

TEST_CASE("numbers of bodies, documents and machines are no finding") {
  CHECK(is_clean("索引号：1137078555222300XQ/2015-00020，000014349/2017-00110"));
  CHECK(is_clean("13812345678/2015-00020"));
  CHECK(is_clean("统一社会信用代码 91110000100001342B、11220800013538093K"));
  CHECK(is_clean("20230318-144307-491 20230318144307491 20230318144307"));
  CHECK(is_clean("0436-3324567、0436-3324567-8001、010-12345678、(0436)3324567、400-700-1234、12345、114"));
  CHECK(is_clean("白教发〔2016〕13号 2016年9月1日 2016-09-01T08:00:00+08:00"));
  CHECK(is_clean("a13812345678f 7d13812345678 sha256:13812345678abcdef"));
  CHECK(is_clean("550e8400-e29b-41d4-a716-446655440000"));
  CHECK(is_clean("订单号 DD-13812345678，20230318-13812345678，流水 113812345678"));
  CHECK(is_clean("https://www.example.gov.cn/art/2021/13812345678.html?id=110105194912310021"));
  CHECK_FALSE(is_clean("https://www.example.gov.cn/art/2021/13812345678.html?id=11010519491231002X"));
  CHECK(is_clean("https://www.example.gov.cn/art/11010519491231002X?tel=13812345678"));
  CHECK(is_clean("/art/2021/13812345678.html"));
  CHECK(is_clean("预算 13812345678元，15000000000.00，￥13812345678，13812345678 万元"));
  CHECK(is_clean("3.13812345678 13812345678.5"));
  CHECK(is_clean("国药准字S20200001 EP1234567 G20230815"));
  CHECK(is_clean("120 138 1234 5678 9012"));
  CHECK(is_clean("2016 2017 2018 2019"));
}

TEST_CASE("a number that the words before it call that of a thing is none") {
  CHECK(is_clean("受理编号：13812345678，订单号13812345678，流水号 6222021234567890128，证书第13812345678号"));
  CHECK(seen("编号：1，电话：13812345678").size() == 1);
  CHECK(seen("支付宝账号13812345678、微信号：13912345678").size() == 2);
  CHECK(seen("学籍号 11010519491231002X").size() == 1);
}

TEST_CASE("the numbers of students and of disability certificates hold a resident ID") {
  CHECK(seen("学籍号G11010519491231002X") == Texts{"resident-id: 11010519491231002X"});
  CHECK(seen("残疾证号11010519491231002X43") == Texts{"resident-id: 11010519491231002X43"});
  CHECK(is_clean("11010519491231002X95"));
  CHECK(is_clean("11010519491231002X435"));
}

TEST_CASE("a landline behind a slash is no index number") {
  CHECK(seen("13812345678/0436-3324567") == Texts{"mobile-number: 13812345678"});
}

TEST_CASE("an e-mail account that is a mobile number is one") {
  CHECK(seen("13812345678@139.com") == Texts{"mobile-number: 13812345678"});
}

TEST_CASE("an address of the web ends where the next value of a table begins") {
  CHECK(seen("http://x.gov.cn/a,13812345678") == Texts{"mobile-number: 13812345678"});
  CHECK(seen("[x](https://x.gov.cn/) 13812345678") == Texts{"mobile-number: 13812345678"});
}

TEST_CASE("old resident IDs and cards of other issuers count where the text says what they are") {
  CHECK(is_clean("注册号 110105491231002"));
  CHECK(seen("身份证号：110105491231002") == Texts{"resident-id: 110105491231002"});
  CHECK(is_clean("流水号 1234567890123452"));
  CHECK(seen("银行卡号 1234567890123452") == Texts{"bank-card: 1234567890123452"});
  CHECK(is_clean("D12345678"));
  CHECK(is_clean("护照已收。批次 G20260608"));
  CHECK(seen("Passport No. d12345678") == Texts{"passport-number: d12345678"});
}

TEST_CASE("what the site allows is no finding, however it is written") {
  PrivacySettings settings;
  settings.allowed = {"13812345678"};
  CHECK(seen("138 1234 5678 +8613812345678 13812345678", settings).empty());
  CHECK(seen("13812345679", settings).size() == 1);
}

TEST_CASE("e-mail and home addresses are looked for only when the site wants it") {
  const std::string text = "邮箱 zhang.san@mail.example.com，家住白城市洮北区幸福街金辉小区3号楼2单元501室。";
  CHECK(is_clean(text));
  CHECK(seen(text, with_addresses()) == Texts{"email-address: zhang.san@mail.example.com",
                                              "home-address: 家住白城市洮北区幸福街金辉小区3号楼2单元501室"});
  CHECK(seen("户籍地址：洮北区平安镇中兴村5组12号", with_addresses()).size() == 1);
}

TEST_CASE("an address as far as the street, and one where a body works, are no home addresses") {
  CHECK(seen("白城市洮北区幸福街道", with_addresses()).empty());
  CHECK(seen("办公地址：白城市洮北区金辉北街88号行政大楼305室", with_addresses()).empty());
  CHECK(seen("第3号楼", with_addresses()).empty());
}

TEST_CASE("an e-mail address of an allowed domain is none") {
  auto settings = with_addresses();
  settings.allowed = {"@bc.gov.cn"};
  CHECK(seen("JYJ@bc.gov.cn", settings).empty());
  CHECK(seen("a@sub.bc.gov.cn x@y @ a@ @b.cn", settings) == Texts{"email-address: a@sub.bc.gov.cn"});
}

TEST_CASE("nobody is born after the last day that the scan is told") {
  PrivacySettings settings;
  CHECK(seen("110105202001010012", settings).size() + seen("110105202001010020", settings).size() <= 1);
  settings.latest_birth = {1949, 12, 30};
  CHECK(seen("11010519491231002X", settings).empty());
  settings.latest_birth = {1949, 12, 31};
  CHECK(seen("11010519491231002X", settings).size() == 1);
}

TEST_CASE("bytes that are not UTF-8, and the edges of a text, break nothing") {
  CHECK(seen("").empty());
  CHECK(seen("\xEF\xBC").empty());
  CHECK(seen("\xEF").empty());
  CHECK(seen("\xFF\xFE"
             "13812345678"
             "\xEF\xBC") == Texts{"mobile-number: 13812345678"});
  CHECK(seen("E1").empty());
  CHECK(seen("@").empty());
  CHECK(seen(std::string(1'000'000, '1')).empty());
  std::string groups;
  for (int i = 0; i < 100'000; ++i) groups += "1 ";
  CHECK(seen(groups).empty());
}
