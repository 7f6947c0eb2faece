#include "pages/related.hpp"

#include <algorithm>
#include <unordered_set>

namespace gazette {

namespace {

constexpr std::size_t k_each_way = 2;

bool holds(const EntryList& list, const Entry* entry) { return std::ranges::find(list, entry) != list.end(); }

const Term* topic_of(const Site& site, const Item& item) {
  for (const auto& taxonomy : site.taxonomies) {
    if (taxonomy.config->kind != TaxonomyKind::topics) continue;
    const auto found = std::ranges::find(taxonomy.terms, item.topic, &Term::key);
    if (found != taxonomy.terms.end()) return &*found;
  }
  return nullptr;
}

// Adds what `next` leads to from `start` on, and from there on; cycles end.
void follow(const Entry& start, std::vector<const Entry*> Entry::*next, EntryList& chain) {
  std::unordered_set<const Entry*> seen = {&start};
  EntryList open = {&start};
  while (!open.empty()) {
    const auto* entry = open.back();
    open.pop_back();
    for (const auto* each : entry->*next) {
      if (!seen.insert(each).second) continue;
      chain.push_back(each);
      open.push_back(each);
    }
  }
}

}  // namespace

EntryList replacement_chain(const Entry& entry) {
  EntryList chain;
  follow(entry, &Entry::replaces, chain);
  follow(entry, &Entry::replaced_by, chain);
  std::ranges::sort(chain, {}, &Entry::index);  // numbered from the newest on
  return chain;
}

EntryList related_to(const Site& site, const Entry& entry) {
  const auto* topic = entry.item->topic.empty() ? nullptr : topic_of(site, *entry.item);
  if (!topic) return {};
  const auto chain = replacement_chain(entry);
  const auto is_wanted = [&](const Entry* each) {
    return each != &entry && each != entry.previous && each != entry.next && !holds(chain, each);
  };
  const auto& entries = topic->entries;
  const auto here = std::ranges::lower_bound(entries, entry.index, {}, &Entry::index);
  EntryList related;
  for (auto newer = here; newer != entries.begin() && related.size() < k_each_way;) {
    if (is_wanted(*--newer)) related.push_back(*newer);
  }
  std::ranges::reverse(related);
  const auto most = related.size() + k_each_way;
  for (auto older = here; older != entries.end() && related.size() < most; ++older) {
    if (is_wanted(*older)) related.push_back(*older);
  }
  return related;
}

}  // namespace gazette
