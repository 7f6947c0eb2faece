#include "privacy/site_settings.hpp"

#include "privacy/scan.hpp"
#include "support/catch.hpp"

using namespace gazette;

TEST_CASE("a name in a document's properties counts unless it is a body's, a program's or nobody's") {
  SiteConfig config;
  config.agency.name = "X";
  config.issuers = {{"jyj", "白城教育", "", {}}};
  config.personal_data.allowed = {"李四"};
  CHECK(is_name_of_person("张三", config));
  CHECK(is_name_of_person("Zhang San", config));
  for (const auto* name : {"", "X", "白城教育", "李四", "Administrator", "微软用户", "Microsoft Office User",
                           "白城市教育局", "办公室文印中心", "12345", "python-docx"}) {
    INFO(name);
    CHECK_FALSE(is_name_of_person(name, config));
  }
  CHECK(masked_name(" 张三丰") == "张**");
}

TEST_CASE("what stands in [agency] is allowed, several numbers and words beside them too") {
  SiteConfig config;
  config.agency.phone = "13812345678（办公室）、139-0000-1111";
  CHECK(sightings("13812345678 13900001111", privacy_settings(config)).empty());
  CHECK(sightings("13700001111", privacy_settings(config)).size() == 1);
}

TEST_CASE("e-mail and home addresses are looked for where their rule has a level") {
  SiteConfig config;
  CHECK_FALSE(privacy_settings(config).emails);
  config.check_levels["email-address"] = Severity::warning;
  config.check_levels["home-address"] = std::nullopt;
  CHECK(privacy_settings(config).emails);
  CHECK_FALSE(privacy_settings(config).addresses);
}
