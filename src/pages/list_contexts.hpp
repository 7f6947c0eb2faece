#pragma once
// What pages with lists show: home, categories, taxonomies, terms, and the small pages.

#include "model/page.hpp"
#include "model/value.hpp"
#include "pages/page_names.hpp"

namespace gazette {

/// The `pager` of a page that shows a part of a list.
Value pager(const SiteValues& values, const Page& page);

// The names of `page` and of the kind.
const PageTable& home_names();
const PageTable& category_names();
const PageTable& taxonomy_names();
const PageTable& term_names();
const PageTable& verify_names();
const PageTable& search_names();
const PageTable& redirect_names();
const PageTable& not_found_names();

}  // namespace gazette
