#pragma once
// sitemap.xml (sitemaps.org 0.9: at most 50,000 addresses a file, then an index) and robots.txt.

#include "pages/plan.hpp"

#include <string>

namespace gazette {

inline constexpr std::size_t k_sitemap_addresses = 50'000;

std::size_t sitemap_part_count(std::size_t addresses);

/// The sitemap of all listed pages, or the index of its parts when they are too many for one.
std::string sitemap_bytes(const Site& site, const SitePlan& plan);

/// Part `number`, from 1.
std::string sitemap_part_bytes(const Site& site, const SitePlan& plan, std::size_t number);

std::string robots_bytes(const Site& site);

}  // namespace gazette
