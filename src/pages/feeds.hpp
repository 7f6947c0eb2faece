#pragma once
// Feeds as bytes: RSS 2.0, Atom (RFC 4287), JSON Feed 1.1; and the archives of the site's feed.

#include "pages/feed_archives.hpp"
#include "pages/feed_plan.hpp"

#include <string>

namespace gazette {

/// All addresses are absolute; ids are stable: a tag URI (RFC 4151) of the index number where there is one, so that
/// an item that moves keeps its id, else the address.
/// The site's own feed leads to its newest archive.
std::string feed_bytes(const SiteValues& values, const FeedArchives& archives, const Feed& feed);

/// An archive of the site's feed as Atom (RFC 5005, section 4).
std::string archive_bytes(const SiteValues& values, const FeedArchives& archives, std::size_t index);

}  // namespace gazette
