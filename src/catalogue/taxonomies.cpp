#include "catalogue/taxonomies.hpp"

#include "base/slug.hpp"
#include "base/sorting.hpp"

#include <algorithm>
#include <map>
#include <tuple>

namespace gazette {

std::vector<std::string> term_keys_of(const Item& item, TaxonomyKind kind) {
  const auto one = [](const std::string& key) { return key.empty() ? std::vector<std::string>{} : std::vector{key}; };
  switch (kind) {
    case TaxonomyKind::tags: return item.tags;
    case TaxonomyKind::issuers: return one(item.issuer);
    case TaxonomyKind::topics: return one(item.topic);
    case TaxonomyKind::genres: return one(item.genre);
    case TaxonomyKind::years: return item.published ? one(std::to_string(item.published->date.year)) : one("");
  }
  return {};
}

namespace {

std::string title_of(const Site& site, TaxonomyKind kind, const std::string& key) {
  const auto* issuer = kind == TaxonomyKind::issuers ? find_issuer(site.config, key) : nullptr;
  return issuer ? issuer->name : key;
}

// Years from the latest down; others by how many items they have, then by name.
void sort_terms(std::vector<Term>& terms, TaxonomyKind kind, const NameOrder& order) {
  if (kind == TaxonomyKind::years) {
    std::sort(terms.begin(), terms.end(), [](const Term& a, const Term& b) { return a.key > b.key; });
    return;
  }
  sort_by(terms, [&](const Term& term) {
    return std::tuple(-static_cast<std::ptrdiff_t>(term.entries.size()), order.sort_key(term.title), term.key);
  });
}

Taxonomy make_taxonomy(const Site& site, const TaxonomyConfig& config, const NameOrder& order) {
  Taxonomy taxonomy;
  taxonomy.config = &config;
  taxonomy.route = {config.key + "/"};
  std::map<std::string, EntryList> entries;
  for (const auto& entry : site.entries) {
    if (entry->item->category.empty()) continue;
    if (!entry->is_current && config.kind != TaxonomyKind::years) continue;
    for (const auto& key : term_keys_of(*entry->item, config.kind)) entries[key].push_back(entry.get());
  }
  for (auto& [key, list] : entries)
    taxonomy.terms.push_back(
        {key, title_of(site, config.kind, key), {taxonomy.route.path + slug_of(key) + "/"}, std::move(list)});
  sort_terms(taxonomy.terms, config.kind, order);
  return taxonomy;
}

}  // namespace

std::vector<Taxonomy> make_taxonomies(const Site& site, const NameOrder& order) {
  std::vector<Taxonomy> taxonomies;
  for (const auto& config : site.config.taxonomies) {
    if (!config.enabled) continue;
    auto taxonomy = make_taxonomy(site, config, order);
    if (!taxonomy.terms.empty()) taxonomies.push_back(std::move(taxonomy));
  }
  return taxonomies;
}

}  // namespace gazette
