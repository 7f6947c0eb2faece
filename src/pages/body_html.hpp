#pragma once
// A Body's HTML with its slots filled: links, images and figures.

#include "catalogue/links.hpp"
#include "model/site.hpp"

#include <string>

namespace gazette {

/// Whether addresses start at `/` or with scheme and host (feeds).
enum class LinkForm { rooted, absolute };

/// `origin.body`'s HTML. Dead links and unknown figures have been reported by the checks before; here they give an
/// empty address and nothing. `report` is null for all but annual reports.
std::string body_html(const Site& site, const LinkOrigin& origin, const ReportEntry* report, LinkForm form);

}  // namespace gazette
