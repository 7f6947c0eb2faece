#pragma once
// Pages at former addresses: of items and categories (aliases), of files that moved with them or were replaced.
//
// A static host cannot redirect `old.pdf`, and HTML under that name would be sent as a PDF. The page therefore goes to
// `old.pdf/index.html`: a host that is asked for `old.pdf` and finds a folder of that name sends readers into it, as it
// does for `/notices` (tried with nginx, lighttpd, Caddy and Python's server).

#include "catalogue/links.hpp"
#include "model/page.hpp"

#include <map>
#include <string>
#include <vector>

namespace gazette {

/// The redirects that items and categories declare: `aliases`, and `replaces` of attachments.
std::vector<Page> declared_redirects(const Site& site);

/// What follows from aliases: below each folder that is an alias, a page for each file below the new address.
/// An address in `taken`, as a page or a file, is left to what stands there. `report_files` are names of generated
/// files by the route of their report.
std::vector<Page> following_redirects(const Site& site, const std::multimap<std::string, std::string>& report_files,
                                      const RouteSet& taken);

}  // namespace gazette
