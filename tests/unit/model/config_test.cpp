#include "model/config.hpp"

#include "support/catch.hpp"

using namespace gazette;

TEST_CASE("an issuer is found by its key") {
  SiteConfig config;
  config.issuers = {{"jyj", "教育局", "1", {}}, {"czj", "财政局", "2", {}}};
  REQUIRE(find_issuer(config, "czj"));
  CHECK(find_issuer(config, "czj")->name == "财政局");
  CHECK(find_issuer(config, "CZJ") == nullptr);
  CHECK(find_issuer(config, "") == nullptr);
}

TEST_CASE("links start at the site's own folder and are percent-encoded") {
  SiteConfig config;
  config.base_url = "https://x.cn/%E6%94%BF%E5%8A%A1/";
  config.base_path = "/政务/";
  CHECK(link_to(config, "") == "/%E6%94%BF%E5%8A%A1/");
  CHECK(link_to(config, "a b/") == "/%E6%94%BF%E5%8A%A1/a%20b/");
  CHECK(absolute_link_to(config, "公告/") == "https://x.cn/%E6%94%BF%E5%8A%A1/%E5%85%AC%E5%91%8A/");
}
