#include "pages/sitemap.hpp"

#include "support/catch.hpp"

#include <algorithm>

using namespace gazette;

namespace {

Site site_of_no_items() {
  Site site;
  site.config.base_url = "https://x.example/";
  site.config.base_path = "/";
  return site;
}

SitePlan plan_of(std::size_t pages) {
  SitePlan plan;
  for (std::size_t i = 1; i <= pages; ++i) {
    Page page;
    page.route = {"p" + std::to_string(i) + "/"};
    plan.pages.push_back(std::move(page));
  }
  return plan;
}

std::size_t addresses_in(const std::string& bytes) {
  std::size_t count = 0;
  for (auto at = bytes.find("<url>"); at != std::string::npos; at = bytes.find("<url>", at + 1)) ++count;
  return count;
}

bool holds(const std::string& bytes, std::string_view text) { return bytes.find(text) != std::string::npos; }

}  // namespace

TEST_CASE("50,000 addresses stand in one sitemap, and one more in an index of two") {
  const auto site = site_of_no_items();
  CHECK(sitemap_part_count(0) == 0);
  CHECK(sitemap_part_count(k_sitemap_addresses) == 1);
  const auto one = sitemap_bytes(site, plan_of(k_sitemap_addresses));
  CHECK(addresses_in(one) == k_sitemap_addresses);
  CHECK_FALSE(holds(one, "<sitemapindex"));

  const auto plan = plan_of(k_sitemap_addresses + 1);
  const auto index = sitemap_bytes(site, plan);
  CHECK(holds(index,
              "<sitemap><loc>https://x.example/sitemap-1.xml</loc></sitemap>\n"
              "<sitemap><loc>https://x.example/sitemap-2.xml</loc></sitemap>\n</sitemapindex>\n"));
  CHECK_FALSE(holds(index, "sitemap-3.xml"));
  const auto first = sitemap_part_bytes(site, plan, 1), second = sitemap_part_bytes(site, plan, 2);
  CHECK(addresses_in(first) == k_sitemap_addresses);
  CHECK(holds(first, "<loc>https://x.example/p50000/</loc>"));
  CHECK(addresses_in(second) == 1);
  CHECK(holds(second, "<loc>https://x.example/p50001/</loc>"));
}

TEST_CASE("redirects, the page for what is not there and later parts of lists are in no sitemap") {
  auto plan = plan_of(4);
  plan.pages[0].kind = PageKind::redirect;
  plan.pages[1].kind = PageKind::not_found;
  plan.pages[2].part.number = 2;
  const auto bytes = sitemap_bytes(site_of_no_items(), plan);
  CHECK(addresses_in(bytes) == 1);
  CHECK(holds(bytes, "p4/"));
}
