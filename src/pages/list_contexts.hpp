#pragma once
// What pages with lists show: home, categories, taxonomies, terms, and the small pages.

#include "model/page.hpp"
#include "model/value.hpp"
#include "pages/site_values.hpp"

namespace gazette {

/// The `pager` of a page that shows a part of a list.
Value pager(const SiteValues& values, const Page& page);

void add_home_names(const SiteValues& values, const Page& page, Record& record);
void add_category_names(const SiteValues& values, const Page& page, Record& record);
void add_taxonomy_names(const SiteValues& values, const Page& page, Record& record);
void add_term_names(const SiteValues& values, const Page& page, Record& record);
void add_verify_names(const SiteValues& values, Record& record);
void add_redirect_names(const SiteValues& values, const Page& page, Record& record);
void add_not_found_names(const SiteValues& values, Record& record);

}  // namespace gazette
