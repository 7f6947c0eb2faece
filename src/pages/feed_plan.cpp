#include "pages/feed_plan.hpp"

#include "catalogue/announcements.hpp"
#include "catalogue/taxonomies.hpp"

#include <algorithm>

namespace gazette {

namespace {

std::string_view file_name(FeedFormat format) {
  switch (format) {
    case FeedFormat::rss: return "rss.xml";
    case FeedFormat::atom: return "atom.xml";
    case FeedFormat::json: return "feed.json";
  }
  return "rss.xml";
}

void add_formats(const SiteConfig& config, Feed feed, std::vector<Feed>& feeds) {
  for (const auto format : config.feeds.formats) {
    feed.format = format;
    feeds.push_back(feed);
  }
}

const EntryList& all_entries(const Site& site, const Feed& feed) {
  if (feed.term) return feed.term->entries;
  return feed.category ? feed.category->entries : site.current;
}

bool is_about(const Feed& feed, const Item& item) {
  if (item.category.empty()) return false;
  if (feed.term) {
    const auto keys = term_keys_of(item, feed.taxonomy->config->kind);
    return std::find(keys.begin(), keys.end(), feed.term->key) != keys.end();
  }
  if (!feed.category) return true;
  const auto& key = feed.category->file->key;
  return item.category == key || item.category.starts_with(key + "/");
}

struct Announced {
  const Entry* entry = nullptr;
  std::int64_t at = 0;
};

std::vector<Announced> all_announced(const Site& site, const Feed& feed) {
  std::vector<Announced> all;
  const auto add = [&](const Entry* entry) { all.push_back({entry, announcement_of(*entry->item).at.unix_seconds()}); };
  for (const auto* entry : all_entries(site, feed))
    if (!entry->item->withdrawn) add(entry);
  for (const auto& entry : site.entries)
    if (entry->item->withdrawn && is_about(feed, *entry->item)) add(entry.get());
  return all;
}

}  // namespace

std::vector<Feed> plan_feeds(const Site& site) {
  std::vector<Feed> feeds;
  add_formats(site.config, {}, feeds);
  for (const auto& category : site.categories) add_formats(site.config, {{}, category.get(), nullptr, nullptr}, feeds);
  for (const auto& taxonomy : site.taxonomies) {
    if (!taxonomy.config->has_feed) continue;
    for (const auto& term : taxonomy.terms) add_formats(site.config, {{}, nullptr, &taxonomy, &term}, feeds);
  }
  return feeds;
}

std::vector<Feed> feeds_of(const SiteValues& values, const Page& page) {
  std::vector<Feed> feeds;
  Feed feed;
  feed.category = page.category;
  if (page.term && page.taxonomy->config->has_feed) {
    feed.taxonomy = page.taxonomy;
    feed.term = page.term;
  }
  add_formats(values.site().config, feed, feeds);
  return feeds;
}

Route feed_page(const Feed& feed) {
  if (feed.term) return feed.term->route;
  return feed.category ? feed.category->file->route : Route{};
}

Route feed_route(const Feed& feed) { return {feed_page(feed).path + std::string(file_name(feed.format))}; }

std::string feed_title(const SiteValues& values, const Feed& feed) {
  const auto site_title = values.site().config.title.empty() ? values.home_title() : values.site().config.title;
  if (feed.term) return values.taxonomy_title(*feed.taxonomy) + " " + feed.term->title + " - " + site_title;
  return feed.category ? feed.category->file->title + " - " + site_title : site_title;
}

Value feed_link(const SiteValues& values, const Feed& feed) {
  Record record;
  record.set("title", feed_title(values, feed));
  record.set("url", values.url(feed_route(feed)));
  record.set("type", feed_media_type(feed.format));
  record.set("format", feed_format_name(feed.format));
  return record;
}

std::string_view feed_format_name(FeedFormat format) {
  switch (format) {
    case FeedFormat::rss: return "RSS";
    case FeedFormat::atom: return "Atom";
    case FeedFormat::json: return "JSON Feed";
  }
  return "RSS";
}

std::string_view feed_media_type(FeedFormat format) {
  switch (format) {
    case FeedFormat::rss: return "application/rss+xml";
    case FeedFormat::atom: return "application/atom+xml";
    case FeedFormat::json: return "application/feed+json";
  }
  return "application/rss+xml";
}

EntryList feed_entries(const Site& site, const Feed& feed) {
  const auto all = all_announced(site, feed);
  std::vector<Announced> latest(std::min(all.size(), static_cast<std::size_t>(site.config.feeds.items)));
  // Entries are numbered from the newest on, which settles what was announced at one moment.
  std::partial_sort_copy(all.begin(), all.end(), latest.begin(), latest.end(),
                         [](const Announced& a, const Announced& b) {
                           return a.at != b.at ? a.at > b.at : a.entry->index < b.entry->index;
                         });
  EntryList entries;
  for (const auto& announced : latest) entries.push_back(announced.entry);
  return entries;
}

}  // namespace gazette
