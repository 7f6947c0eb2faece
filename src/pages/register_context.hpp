#pragma once
// What the pages of the register of rules show: a table of rules and the links to its lists.

#include "model/page.hpp"
#include "model/value.hpp"
#include "pages/site_values.hpp"

#include <string>

namespace gazette {

/// The title of the register or of one of its lists: `Rules: in force`.
std::string register_title(const SiteValues& values, const RegisterView& view);

void add_register_names(const SiteValues& values, const Page& page, Record& record);

}  // namespace gazette
