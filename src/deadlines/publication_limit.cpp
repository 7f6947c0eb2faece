#include "deadlines/publication_limit.hpp"

namespace gazette {

int publication_limit(const Site& site, const Item& item) {
  const auto found = site.category_by_key.find(item.category);
  const auto* category = found == site.category_by_key.end() ? nullptr : found->second;
  for (; category; category = category->parent) {
    if (category->file->publish_within_working_days) return *category->file->publish_within_working_days;
  }
  return site.config.publish_within_working_days;
}

}  // namespace gazette
