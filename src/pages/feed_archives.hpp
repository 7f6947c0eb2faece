#pragma once
// The archives of the site's feed (RFC 5005, section 4): every published item, by the year of its publication.
//
// Who follows an archived feed keeps each archive that was read and stops at the first address that is known. So an
// archive with other entries than before, or with another one before it, is linked to at another address: its file
// is the same, its query is new.

#include "model/site.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace gazette {

/// Publications of one year; a year of many has several archives, filled from its first day on.
struct FeedArchive {
  int year = 0;
  std::size_t part = 1;
  EntryList entries;        ///< newest first
  std::uint64_t state = 0;  ///< fingerprint of what it lists and of what all before it list
};

using FeedArchives = std::vector<FeedArchive>;

inline constexpr std::size_t k_archive_entries = 500;  ///< the most of one archive

/// Oldest first; none on a site without an Atom feed.
FeedArchives plan_feed_archives(const Site& site);

/// `atom-2024.xml`, `atom-2024-2.xml`
Route archive_route(const FeedArchive& archive);

/// Its address with what it lists, for links from newer documents to it.
std::string archive_link(const SiteConfig& config, const FeedArchive& archive);

}  // namespace gazette
