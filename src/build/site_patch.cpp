#include "build/site_patch.hpp"

#include <algorithm>

namespace gazette {

std::optional<std::size_t> patchable_item(const PreparedSite& prepared, const std::string& source) {
  const auto& items = prepared.site.loaded.items;
  const auto found = std::lower_bound(items.begin(), items.end(), source,
                                      [](const Item& item, const std::string& path) { return item.source < path; });
  const auto index = static_cast<std::size_t>(std::distance(items.begin(), found));
  if (found == items.end() || found->source != source || items.is_edited(index)) return std::nullopt;
  return index;
}

std::shared_ptr<const Item> put_item(PreparedSite& prepared, std::size_t index, std::shared_ptr<const Item> item) {
  auto& site = prepared.site;
  auto before = site.loaded.items.shared(index);
  if (const auto* shown = site.entry_by_source.find(item->source)) {
    auto& entry = *site.entries[shown->index];
    entry.item = item.get();
    if (prepared.values) prepared.values->forget_card(entry);
  }
  if (prepared.search) prepared.search->forget();
  site.loaded.items.put(index, std::move(item));
  return before;
}

}  // namespace gazette
