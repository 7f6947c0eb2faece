#pragma once
// What of a site belongs to a year: the items that the catalogue counts there, and the annual reports on it.

#include "model/site.hpp"

#include <string>
#include <vector>

namespace gazette {

/// All lists are in the order of `Site::entries`. They point into the site.
struct YearItems {
  int year = 0;
  EntryList published;                      ///< in a category, published in the year
  std::vector<const ReportEntry*> reports;  ///< on the year, whenever published
  EntryList all;                            ///< both, each once

  bool empty() const { return all.empty(); }
};

YearItems items_of_year(const Site& site, int year);

/// The years of which `items_of_year` has something, from the first to the last.
std::vector<int> years_of(const Site& site);

/// The day of the newest publication among the items; the first of January where none has a day.
Date newest_day(const YearItems& items);

}  // namespace gazette
