#pragma once
// The documents of the search: which there are, and by what each is found.

#include "model/site.hpp"
#include "pages/site_values.hpp"
#include "search/index.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace gazette {

/// What a search finds: an item, report or page, or else a category.
struct Searched {
  const Entry* entry = nullptr;
  const Category* category = nullptr;
};

/// The documents of the search, by their numbers: categories, then entries from the oldest.
std::size_t searched_count(const Site& site);
Searched searched_at(const Site& site, std::size_t number);

/// What results show of a document's content; of a withdrawn one the reason.
std::string_view search_summary_of(const Entry& entry);

SearchText search_text_of(const SiteValues& values, const Searched& searched);

/// Where a document is, when it was published and all that it is found by, without reading its text. Zero where the
/// text has no fingerprint.
std::uint64_t search_fingerprint_of(const SiteValues& values, const Searched& searched);

}  // namespace gazette
