// Everything counts as shape that is not named as words here, so that a field that an item gets one day is never
// overlooked.
#include "catalogue/shape.hpp"

#include <algorithm>

namespace gazette {

namespace {

Item shape_of(Item item) {
  item.title.clear();
  item.summary.clear();
  item.description.clear();
  item.keywords.clear();
  item.origin.clear();
  item.author.clear();
  item.image.clear();
  item.extra = {};
  item.text = {};
  item.positions.clear();
  return item;
}

bool is_sorted_by_title(const Site& site, const std::string& key) {
  const auto found = site.category_by_key.find(key);
  for (const auto* category = found == site.category_by_key.end() ? nullptr : found->second; category;
       category = category->parent) {
    if (category->file->sort == SortOrder::title) return true;
  }
  return false;
}

// The plan holds the titles of what redirects lead to; pages outside any category are listed by title.
bool title_counts(const Site& site, const Item& item) {
  const bool leads_files =
      std::ranges::any_of(item.attachments, [](const Attachment& file) { return !file.replaces.empty(); });
  return item.category.empty() || !item.aliases.empty() || leads_files || is_sorted_by_title(site, item.category) ||
         site.config.slug_source == SlugSource::pinyin;
}

}  // namespace

bool has_same_shape(const Site& site, const Item& before, const Item& now) {
  if (before.report || now.report) return false;
  if (before.title != now.title && title_counts(site, now)) return false;
  return shape_of(before) == shape_of(now);
}

}  // namespace gazette
