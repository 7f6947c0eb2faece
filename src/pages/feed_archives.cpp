#include "pages/feed_archives.hpp"

#include "base/fingerprint.hpp"

#include <algorithm>
#include <array>
#include <iterator>

namespace gazette {

namespace {

EntryList published_entries(const Site& site) {
  EntryList entries;
  for (auto entry = site.entries.rbegin(); entry != site.entries.rend(); ++entry) {
    if (!(*entry)->item->category.empty() && (*entry)->item->published) entries.push_back(entry->get());
  }
  return entries;
}

int year_of(const Entry& entry) { return entry.item->published->date.year; }

// What makes an entry another one for a reader: its id comes of these.
std::uint64_t with_entry(std::uint64_t state, const Item& item) {
  state = fingerprint(state, item.index_number);
  state = fingerprint(state, item.route.path);
  return fingerprint(state, static_cast<std::uint64_t>(item.published->unix_seconds()));
}

}  // namespace

FeedArchives plan_feed_archives(const Site& site) {
  FeedArchives archives;
  if (std::ranges::count(site.config.feeds.formats, FeedFormat::atom) == 0) return archives;
  std::uint64_t state = 0;
  for (const auto* entry : published_entries(site)) {
    const auto year = year_of(*entry);
    const bool is_other_year = archives.empty() || archives.back().year != year;
    if (is_other_year || archives.back().entries.size() == k_archive_entries)
      archives.push_back({year, is_other_year ? 1 : archives.back().part + 1, {}, 0});
    archives.back().entries.push_back(entry);
    archives.back().state = state = with_entry(state, *entry->item);
  }
  for (auto& archive : archives) std::ranges::reverse(archive.entries);
  return archives;
}

Route archive_route(const FeedArchive& archive) {
  const auto part = archive.part > 1 ? "-" + std::to_string(archive.part) : std::string();
  return {"atom-" + std::to_string(archive.year) + part + ".xml"};
}

std::string archive_link(const SiteConfig& config, const FeedArchive& archive) {
  return absolute_link_to(config, archive_route(archive).path) + "?" + std::to_string(archive.state);
}

}  // namespace gazette
