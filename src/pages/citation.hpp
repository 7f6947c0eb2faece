#pragma once
// How to cite an item.

#include "pages/site_values.hpp"

#include <string>

namespace gazette {

/// In Chinese as GB/T 7714-2015 (8.5) has electronic resources, without the day of retrieval, which only the reader
/// knows: `白城市教育局. 关于…的通知: 白教发〔2025〕14号[EB/OL]. (2025-06-01). https://…/`. Elsewhere: `Example Council
/// (1 June 2025). Title (document number). https://…/`, the day as 2025-06-01.
std::string citation_of(const SiteValues& values, const Item& item);

}  // namespace gazette
