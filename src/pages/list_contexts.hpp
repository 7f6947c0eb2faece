#pragma once
// What pages with lists show: home, categories, taxonomies, terms, and the small pages.

#include "model/page.hpp"
#include "model/value.hpp"
#include "pages/page_names.hpp"

namespace gazette {

/// The `pager` of a page that shows a part of a list.
Value pager(const SiteValues& values, const Page& page);

/// A year in a category's list, and the number of the page where it begins.
struct ListYear {
  int year = 0;
  std::size_t count = 0;  ///< of items
  std::size_t part = 1;
};

/// The years of a list by date, newest first, for its first page; empty where it has one page, or is of one year.
std::vector<ListYear> years_of_list(const Page& page);

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
