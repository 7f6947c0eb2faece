#include "model/config.hpp"

#include "model/route.hpp"

#include <algorithm>

namespace gazette {

const Issuer* find_issuer(const SiteConfig& config, const std::string& key) {
  const auto found = std::find_if(config.issuers.begin(), config.issuers.end(),
                                  [&](const Issuer& issuer) { return issuer.key == key; });
  return found == config.issuers.end() ? nullptr : &*found;
}

std::string link_to(const SiteConfig& config, const std::string& route_path) {
  return encoded_path(config.base_path + route_path);
}

std::string absolute_link_to(const SiteConfig& config, const std::string& route_path) {
  return config.base_url + encoded_path(route_path);
}

}  // namespace gazette
