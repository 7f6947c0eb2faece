#pragma once
// What a site wants of the scan: its levels, and what it publishes on purpose.

#include "model/config.hpp"
#include "privacy/sighting.hpp"

#include <string_view>

namespace gazette {

/// E-mail and home addresses are looked for where the site set a level for their rules. Allowed are `[check.privacy]
/// allow` and what stands in `[agency]`: a body's own telephone, e-mail and address.
PrivacySettings privacy_settings(const SiteConfig& config);

/// Whether a name in a document's properties may be that of a person: not the body's or an issuer's, not that of an
/// organisation, a program or a nameless account, not allowed by the site.
bool is_name_of_person(std::string_view name, const SiteConfig& config);

/// How a message calls the name: its first character.
std::string masked_name(std::string_view name);

}  // namespace gazette
