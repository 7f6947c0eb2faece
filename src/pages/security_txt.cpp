#include "pages/security_txt.hpp"

#include "base/text.hpp"

namespace gazette {

std::string security_txt(const SiteConfig& config) {
  const auto& security = config.security;
  std::string out;
  const auto add = [&](std::string_view field, std::string_view value) {
    if (!value.empty()) out.append(field).append(": ").append(value).append("\n");
  };
  for (const auto& contact : security.contacts) add("Contact", contact);
  add("Expires", rfc3339({*security.expires, 0, 0, 0, config.utc_offset_minutes}));
  add("Encryption", security.encryption);
  add("Acknowledgments", security.acknowledgments);
  add("Preferred-Languages", joined(security.preferred_languages, ", "));
  add("Canonical", absolute_link_to(config, std::string(k_security_route)));
  add("Policy", security.policy);
  add("Hiring", security.hiring);
  return out;
}

}  // namespace gazette
