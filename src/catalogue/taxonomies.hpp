#pragma once
// Indexes across categories: tags, issuers, topics, genres, years.

#include "base/collation.hpp"
#include "model/site.hpp"

#include <vector>

namespace gazette {

/// The terms of a taxonomy that an item belongs to, as it writes them.
std::vector<std::string> term_keys_of(const Item& item, TaxonomyKind kind);

/// The enabled taxonomies that have a term. Years hold every published item, withdrawn and expired ones too: they are
/// the full record. The others hold what is current. Years come from the latest down, other terms by their number of
/// items, then by name in `order`.
std::vector<Taxonomy> make_taxonomies(const Site& site, const NameOrder& order);

}  // namespace gazette
