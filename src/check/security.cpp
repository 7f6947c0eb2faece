#include "check/security.hpp"

#include "base/text.hpp"
#include "model/rules.hpp"

namespace gazette {

namespace {

constexpr std::int64_t k_days_ahead = 30;

std::string days_text(std::int64_t days) { return std::to_string(days) + (days == 1 ? " day" : " days"); }

}  // namespace

void check_security(const Site& site, Diagnostics& diagnostics) {
  const auto& security = site.config.security;
  const auto level = level_of(site.config, "security-txt-expires");
  if (!level || !security.expires) return;
  const auto left = days_since_epoch(*security.expires) - days_since_epoch(site.view.as_of.date);
  if (left > k_days_ahead) return;
  const auto when = left > 0 ? "expires in " + days_text(left) : "expired on " + iso_date(*security.expires);
  diagnostics.add(*level, {ErrorKind::content,
                           "security-txt-expires",
                           "security.txt " + when + ": from then on nobody should rely on it",
                           security.expires_place,
                           "see that the contacts are still right, then write a date within a year",
                           {}});
}

}  // namespace gazette
