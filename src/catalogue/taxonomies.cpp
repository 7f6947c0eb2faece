#include "catalogue/taxonomies.hpp"

#include "base/hash_index.hpp"
#include "base/slug.hpp"
#include "base/sorting.hpp"

#include <algorithm>
#include <string_view>
#include <tuple>

namespace gazette {

namespace {

// Calls `take` with each term that an item belongs to.
template <typename Take>
void with_term_keys(const Item& item, TaxonomyKind kind, Take take) {
  const auto one = [&](std::string_view key) {
    if (!key.empty()) take(key);
  };
  switch (kind) {
    case TaxonomyKind::tags:
      for (const auto& tag : item.tags) take(tag);
      return;
    case TaxonomyKind::issuers: return one(item.issuer);
    case TaxonomyKind::topics: return one(item.topic);
    case TaxonomyKind::genres: return one(item.genre);
    case TaxonomyKind::years:
      if (item.published) one(std::to_string(item.published->date.year));
      return;
  }
}

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

/// Makes one taxonomy of the entries that it is shown one by one. They are noted first and listed when their number is
/// known, so that a list takes no more than it holds.
class TaxonomyMaker {
 public:
  TaxonomyMaker(const Site& site, const TaxonomyConfig& config) : site_(site) {
    taxonomy_.config = &config;
    taxonomy_.route = {config.key + "/"};
  }

  void note(const Entry& entry) {
    if (!entry.is_current && taxonomy_.config->kind != TaxonomyKind::years) return;
    with_term_keys(*entry.item, taxonomy_.config->kind, [&](std::string_view key) {
      const auto number = number_of(key);
      ++counts_[number];
      noted_.push_back({number, static_cast<std::uint32_t>(entry.index)});
    });
  }

  Taxonomy take(const NameOrder& order) {
    auto& terms = taxonomy_.terms;
    for (std::size_t i = 0; i < terms.size(); ++i) {
      terms[i].title = title_of(site_, taxonomy_.config->kind, terms[i].key);
      terms[i].route = {taxonomy_.route.path + slug_of(terms[i].key) + "/"};
      terms[i].entries.reserve(counts_[i]);
    }
    for (const auto& [term, entry] : noted_) terms[term].entries.push_back(site_.entries[entry].get());
    sort_terms(terms, taxonomy_.config->kind, order);
    number_terms();
    return std::move(taxonomy_);
  }

 private:
  struct Noted {
    std::uint32_t term = 0, entry = 0;  ///< their numbers
  };

  std::uint32_t number_of(std::string_view key) {
    auto& terms = taxonomy_.terms;
    auto& number = taxonomy_.by_key.place(name_hash(key), [&](std::uint32_t one) { return terms[one].key == key; });
    if (number != k_no_number) return number;
    number = static_cast<std::uint32_t>(terms.size());
    terms.push_back({std::string(key), {}, {}, {}});
    counts_.push_back(0);
    return number;
  }

  // Anew: sorting has moved them.
  void number_terms() {
    auto& terms = taxonomy_.terms;
    taxonomy_.by_key = {};
    taxonomy_.by_key.reserve(terms.size());
    for (std::uint32_t i = 0; i < terms.size(); ++i)
      taxonomy_.by_key.place(name_hash(terms[i].key), [](std::uint32_t) { return false; }) = i;
  }

  const Site& site_;
  Taxonomy taxonomy_;
  std::vector<std::size_t> counts_;  ///< of the entries of each term
  std::vector<Noted> noted_;         ///< in the order of the entries
};

}  // namespace

std::vector<std::string> term_keys_of(const Item& item, TaxonomyKind kind) {
  std::vector<std::string> keys;
  with_term_keys(item, kind, [&](std::string_view key) { keys.emplace_back(key); });
  return keys;
}

std::vector<Taxonomy> make_taxonomies(const Site& site, const NameOrder& order) {
  std::vector<TaxonomyMaker> makers;
  for (const auto& config : site.config.taxonomies) {
    if (config.enabled) makers.emplace_back(site, config);
  }
  for (const auto& entry : site.entries) {
    if (entry->item->category.empty()) continue;
    for (auto& maker : makers) maker.note(*entry);
  }
  std::vector<Taxonomy> taxonomies;
  for (auto& maker : makers) {
    auto taxonomy = maker.take(order);
    if (!taxonomy.terms.empty()) taxonomies.push_back(std::move(taxonomy));
  }
  return taxonomies;
}

}  // namespace gazette
