#include "archive/year_items.hpp"

#include <algorithm>
#include <set>

namespace gazette {

namespace {

bool is_published_in(const Entry& entry, int year) {
  const auto& item = *entry.item;
  return !item.category.empty() && item.published && item.published->date.year == year;
}

bool reports_on(const Entry& entry, int year) { return entry.report && entry.report->report->year == year; }

}  // namespace

YearItems items_of_year(const Site& site, int year) {
  YearItems items;
  items.year = year;
  for (const auto& entry : site.entries) {
    const bool is_published = is_published_in(*entry, year), is_report = reports_on(*entry, year);
    if (is_published) items.published.push_back(entry.get());
    if (is_report) items.reports.push_back(entry->report);
    if (is_published || is_report) items.all.push_back(entry.get());
  }
  return items;
}

std::vector<int> years_of(const Site& site) {
  std::set<int> years;
  for (const auto& entry : site.entries) {
    const auto& item = *entry->item;
    if (!item.category.empty() && item.published) years.insert(item.published->date.year);
    if (entry->report) years.insert(entry->report->report->year);
  }
  return {years.begin(), years.end()};
}

Date newest_day(const YearItems& items) {
  Date newest{items.year, 1, 1};
  for (const auto* entry : items.all) {
    if (entry->item->published) newest = std::max(newest, entry->item->published->date);
  }
  return newest;
}

}  // namespace gazette
