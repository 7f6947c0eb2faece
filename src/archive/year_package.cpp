#include "archive/year_package.hpp"

#include "archive/bag.hpp"
#include "base/text.hpp"
#include "base/version.hpp"

#include <algorithm>

namespace gazette {

namespace {

const std::string& body_of(const SiteConfig& config) {
  return config.agency.name.empty() ? config.title : config.agency.name;
}

std::string address_of(const Agency& agency) {
  return agency.postcode.empty() || agency.address.empty() ? agency.address : agency.address + ", " + agency.postcode;
}

std::string description_of(const Site& site, const YearItems& items) {
  const auto year = std::to_string(items.year), count = std::to_string(items.published.size());
  if (site.config.language.starts_with("zh"))
    return body_of(site.config) + year + "年主动公开的政府信息（" + count +
           "条）：原始文件、附件、目录、公开记录和网页副本";
  return "Public record of " + body_of(site.config) + " for " + year + " (" + counted(items.published.size(), "item") +
         "): sources, attachments, catalogue, ledger and pages";
}

}  // namespace

std::string package_name(const SiteConfig& config, int year) {
  auto host = lower_ascii(config.host);
  const auto is_kept = [](char c) { return is_ascii_alpha(c) || is_ascii_digit(c) || c == '.' || c == '-'; };
  std::ranges::replace_if(
      host, [&](char c) { return !is_kept(c); }, '-');
  return host + "-" + std::to_string(year);
}

Package year_package(const Site& site, const YearItems& items, std::vector<PackedFile> payload,
                     const Date& bagging_day) {
  const auto& config = site.config;
  const auto& agency = config.agency;
  Package package;
  package.name = package_name(config, items.year);
  package.day = newest_day(items);
  package.files = bag_of(package.name,
                         {{"Source-Organization", body_of(config)},
                          {"Organization-Address", address_of(agency)},
                          {"Contact-Name", agency.office},
                          {"Contact-Phone", agency.phone},
                          {"Contact-Email", agency.email},
                          {"External-Description", description_of(site, items)},
                          {"External-Identifier", package.name},
                          {"Bag-Group-Identifier", config.base_url},
                          {"Bagging-Date", iso_date(bagging_day)},
                          {"Bag-Software-Agent", "gazette " + std::string(version())}},
                         std::move(payload));
  return package;
}

}  // namespace gazette
