#include "deadlines/publication_limit.hpp"

#include <algorithm>

namespace gazette {

namespace {

// The shortest limit of the rows of standard catalogues that the item answers.
std::optional<int> limit_of_rows(const Site& site, const Item& item) {
  const auto rows = site.coverage.standards_of.find(item.source);
  std::optional<int> limit;
  if (rows == site.coverage.standards_of.end()) return limit;
  for (const auto* row : rows->second) {
    if (row->working_days) limit = std::min(limit.value_or(*row->working_days), *row->working_days);
  }
  return limit;
}

}  // namespace

int publication_limit(const Site& site, const Item& item) {
  if (const auto limit = limit_of_rows(site, item)) return *limit;
  const auto found = site.category_by_key.find(item.category);
  const auto* category = found == site.category_by_key.end() ? nullptr : found->second;
  for (; category; category = category->parent) {
    if (category->file->publish_within_working_days) return *category->file->publish_within_working_days;
  }
  return site.config.publish_within_working_days;
}

}  // namespace gazette
