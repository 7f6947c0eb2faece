#pragma once
// Which feeds exist and what stands in them: of the site, of each category, of each term of a taxonomy with feeds.

#include "model/page.hpp"
#include "pages/site_values.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace gazette {

/// One feed in one format. Without category and term it is the site's.
struct Feed {
  FeedFormat format = FeedFormat::rss;
  const Category* category = nullptr;
  const Taxonomy* taxonomy = nullptr;
  const Term* term = nullptr;
};

/// All feeds of the site.
std::vector<Feed> plan_feeds(const Site& site);

/// The feeds that a page announces: its own, else the site's.
std::vector<Feed> feeds_of(const SiteValues& values, const Page& page);

Route feed_route(const Feed& feed);
/// The page that the feed is about.
Route feed_page(const Feed& feed);
std::string feed_title(const SiteValues& values, const Feed& feed);
/// A `feed`, as templates have it.
Value feed_link(const SiteValues& values, const Feed& feed);
std::string_view feed_format_name(FeedFormat format);
std::string_view feed_media_type(FeedFormat format);

/// What was announced last (see catalogue/announcements.hpp), as many as the site's feeds show: current entries, and
/// withdrawn ones, so that whoever read them learns of it.
EntryList feed_entries(const Site& site, const Feed& feed);

}  // namespace gazette
