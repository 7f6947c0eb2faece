#include "report/computed.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <functional>

namespace gazette {

namespace {

using CountsByKey = std::map<std::string, std::int64_t, std::less<>>;

constexpr std::string_view k_year = "site.published.year";
constexpr std::string_view k_cumulative = "site.published.cumulative";
constexpr std::string_view k_category = "site.published.category.";
constexpr std::string_view k_channel = "site.published.channel.";
constexpr std::string_view k_genre = "site.published.genre.";

/// Zeros for all that the site knows, so that a known name is never unknown in a quiet year.
PublishedCounts empty_counts(const Site& site, int year) {
  PublishedCounts counts;
  counts.year = year;
  for (const auto& category : site.categories)
    if (category->file) counts.by_category.try_emplace(category->file->key, 0);
  for (const auto& taxonomy : site.config.taxonomies)
    if (taxonomy.kind == TaxonomyKind::genres)
      for (const auto& genre : taxonomy.values) counts.by_genre.try_emplace(genre, 0);
  return counts;
}

/// Adds `step` to a category and to those above it.
void count_category(CountsByKey& counts, std::string key, std::int64_t step) {
  while (!key.empty()) {
    counts[key] += step;
    const auto slash = key.rfind('/');
    key.resize(slash == std::string::npos ? 0 : slash);
  }
}

void count_item(PublishedCounts& counts, const Item& item, int year) {
  const bool is_in_year = year == counts.year;
  const std::int64_t step = is_in_year ? 1 : 0;
  counts.in_year += step;
  if (year <= counts.year) ++counts.cumulative;
  count_category(counts.by_category, item.category, step);
  auto channels = item.channels;
  std::sort(channels.begin(), channels.end());
  channels.erase(std::unique(channels.begin(), channels.end()), channels.end());
  for (const auto& channel : channels) counts.by_channel[channel] += step;
  if (!item.genre.empty()) counts.by_genre[item.genre] += step;
}

/// The count of a category by its key, or by its key with `.` for `/`.
const std::int64_t* find_category(const CountsByKey& counts, std::string_view key) {
  if (const auto exact = counts.find(key); exact != counts.end()) return &exact->second;
  const auto wanted = replaced(key, "/", ".");
  for (const auto& [known, count] : counts)
    if (replaced(known, "/", ".") == wanted) return &count;
  return nullptr;
}

const std::int64_t* find_count(const CountsByKey& counts, std::string_view key) {
  const auto found = counts.find(key);
  return found == counts.end() ? nullptr : &found->second;
}

const std::int64_t* find_figure(const PublishedCounts& counts, std::string_view name) {
  if (name == k_year) return &counts.in_year;
  if (name == k_cumulative) return &counts.cumulative;
  if (name.starts_with(k_category)) return find_category(counts.by_category, name.substr(k_category.size()));
  if (name.starts_with(k_channel)) return find_count(counts.by_channel, name.substr(k_channel.size()));
  if (name.starts_with(k_genre)) return find_count(counts.by_genre, name.substr(k_genre.size()));
  return nullptr;
}

}  // namespace

PublishedCounts count_published(const Site& site, int year) {
  auto counts = empty_counts(site, year);
  for (const auto& entry : site.entries) {
    const auto& item = *entry->item;
    if (item.category.empty() || !item.published) continue;
    count_item(counts, item, at_offset(*item.published, site.config.utc_offset_minutes).date.year);
  }
  return counts;
}

bool is_computed_name(std::string_view name) {
  if (name == k_year || name == k_cumulative) return true;
  const auto begins = [&](std::string_view prefix) { return name.size() > prefix.size() && name.starts_with(prefix); };
  return begins(k_category) || begins(k_channel) || begins(k_genre);
}

std::optional<std::string> computed_figure(const PublishedCounts& counts, std::string_view name) {
  const auto* figure = find_figure(counts, name);
  return figure ? std::optional(std::to_string(*figure)) : std::nullopt;
}

std::optional<std::string> computed_figure(const Site& site, int year, std::string_view name) {
  return computed_figure(count_published(site, year), name);
}

std::vector<std::string> computed_names(const PublishedCounts& counts) {
  std::vector<std::string> names = {std::string(k_year), std::string(k_cumulative)};
  const auto append = [&](std::string_view prefix, const CountsByKey& keys) {
    for (const auto& [key, count] : keys) names.push_back(std::string(prefix) + key);
  };
  append(k_category, counts.by_category);
  append(k_channel, counts.by_channel);
  append(k_genre, counts.by_genre);
  return names;
}

std::vector<LabelledCount> counts_by_category(const Site& site, const PublishedCounts& counts) {
  std::vector<LabelledCount> out;
  for (const auto* category : site.top_categories) {
    const auto* count = find_count(counts.by_category, category->file->key);
    if (count && *count > 0) out.push_back({category->file->title, *count, category});
  }
  return out;
}

std::vector<LabelledCount> counts_by_category(const Site& site, int year) {
  return counts_by_category(site, count_published(site, year));
}

std::vector<LabelledCount> counts_by_channel(const PublishedCounts& counts) {
  std::vector<LabelledCount> out;
  for (const auto& [channel, count] : counts.by_channel)
    if (count > 0) out.push_back({channel, count, nullptr});
  std::ranges::stable_sort(out, std::greater<>(), &LabelledCount::count);
  return out;
}

std::vector<LabelledCount> counts_by_channel(const Site& site, int year) {
  return counts_by_channel(count_published(site, year));
}

}  // namespace gazette
