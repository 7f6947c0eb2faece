#pragma once
// The register of rules: every published 规章 and 规范性文件 of the site with its validity, and the lists it is
// filtered into.

#include "base/collation.hpp"
#include "model/site.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace gazette {

/// The address of the register. Where the site has something of its own there or below, there is no register.
inline constexpr std::string_view k_register_route = "register/";

/// The year under which the register lists an item: that in which it was made, else published.
std::string register_year_of(const Item& item);

/// The whole register, then its lists: in force, not yet, ended (these three always, so that no address vanishes when a
/// list becomes empty), by genre, issuer and year (those that hold a rule; rules never leave them). Empty when it is
/// off or when no rule is published.
std::vector<RegisterView> make_rules_register(const Site& site, const NameOrder& order);

}  // namespace gazette
