#include "pages/related.hpp"

#include <algorithm>

namespace gazette {

namespace {

constexpr std::size_t k_each_way = 2;
constexpr std::size_t k_longest_chain = 10;  // each way

bool holds(const EntryList& list, const Entry* entry) { return std::ranges::find(list, entry) != list.end(); }

const Term* topic_of(const Site& site, const Item& item) {
  for (const auto& taxonomy : site.taxonomies) {
    if (taxonomy.config->kind == TaxonomyKind::topics) return find_term(taxonomy, item.topic);
  }
  return nullptr;
}

// What `next` leads to from `start` on, and from there on, the nearest first; circles end.
EntryList followed(const Entry& start, std::vector<const Entry*> Entry::*next) {
  EntryList chain = {&start};
  for (std::size_t at = 0; at < chain.size() && chain.size() <= k_longest_chain; ++at) {
    for (const auto* each : chain[at]->*next) {
      if (chain.size() <= k_longest_chain && !holds(chain, each)) chain.push_back(each);
    }
  }
  chain.erase(chain.begin());
  return chain;
}

}  // namespace

EntryList replacement_chain(const Entry& entry) {
  auto chain = followed(entry, &Entry::replaces);
  for (const auto* each : followed(entry, &Entry::replaced_by)) {
    if (!holds(chain, each)) chain.push_back(each);
  }
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
