#pragma once
// Indexes across categories: tags, issuers, topics, genres, years.

#include "model/site.hpp"

#include <vector>

namespace gazette {

/// The enabled taxonomies that have a term. Years hold every published item, withdrawn and expired ones too: they are
/// the full record. The others hold what is current.
std::vector<Taxonomy> make_taxonomies(const Site& site);

}  // namespace gazette
