#pragma once
// /.well-known/security.txt: how to tell the body of a weak point of its site (RFC 9116).

#include "model/config.hpp"

#include <string>
#include <string_view>

namespace gazette {

inline constexpr std::string_view k_security_route = ".well-known/security.txt";

/// Only for a site with a contact and a date.
std::string security_txt(const SiteConfig& config);

}  // namespace gazette
