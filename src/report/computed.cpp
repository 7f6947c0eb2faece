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
constexpr std::string_view k_outcome = "requests.outcome.";

/// Zeros for all that the site knows, so that a known name is never unknown in a quiet year.
PublishedCounts empty_counts(const Site& site, const DateRange& period) {
  PublishedCounts counts;
  counts.period = period;
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

void count_item(PublishedCounts& counts, const Item& item, const Date& day) {
  const std::int64_t step = day >= counts.period.first && day <= counts.period.last ? 1 : 0;
  counts.in_year += step;
  if (day <= counts.period.last) ++counts.cumulative;
  count_category(counts.by_category, item.category, step);
  auto channels = item.channels;
  std::sort(channels.begin(), channels.end());
  channels.erase(std::unique(channels.begin(), channels.end()), channels.end());
  for (const auto& channel : channels) counts.by_channel[channel] += step;
  if (!item.genre.empty()) counts.by_genre[item.genre] += step;
}

const std::int64_t* find_count(const CountsByKey& counts, std::string_view key) {
  const auto found = counts.find(key);
  return found == counts.end() ? nullptr : &found->second;
}

std::int64_t count_of(const PublishedCounts& counts, const Category& category) {
  const auto* count = find_count(counts.by_category, category.file->key);
  return count ? *count : 0;
}

/// A category with what is its own, then those below it.
void add_category_counts(const Category& category, const PublishedCounts& counts, std::vector<LabelledCount>& out) {
  auto own = count_of(counts, category);
  for (const auto* child : category.children) own -= count_of(counts, *child);
  if (own > 0) out.push_back({category.file->title, own, &category});
  for (const auto* child : category.children) add_category_counts(*child, counts, out);
}

}  // namespace

DateRange reported_period(const Report& report) {
  const DateRange calendar_year{{report.year, 1, 1}, {report.year, 12, 31}};
  return period_of(*report.form, report.year).value_or(calendar_year);
}

PublishedCounts count_published(const Site& site, const DateRange& period) {
  auto counts = empty_counts(site, period);
  for (const auto& entry : site.entries) {
    const auto& item = *entry->item;
    if (item.category.empty() || !item.published) continue;
    count_item(counts, item, at_offset(*item.published, site.config.utc_offset_minutes).date);
  }
  return counts;
}

const std::vector<std::string_view>& computed_name_examples() {
  static const std::vector<std::string_view> names = {k_year,
                                                      k_cumulative,
                                                      "requests.received.year",
                                                      "requests.carried_in",
                                                      "requests.carried_out",
                                                      "requests.answered",
                                                      "requests.reply_rate",
                                                      "requests.median_days",
                                                      "requests.longest_days",
                                                      "requests.overdue",
                                                      "requests.extended"};
  return names;
}

bool is_computed_name(std::string_view name) {
  const auto& names = computed_name_examples();
  if (std::find(names.begin(), names.end(), name) != names.end()) return true;
  const auto begins = [&](std::string_view prefix) { return name.size() > prefix.size() && name.starts_with(prefix); };
  return begins(k_category) || begins(k_channel) || begins(k_genre) || begins(k_outcome);
}

std::map<std::string, std::string, std::less<>> published_figures(const PublishedCounts& counts) {
  std::map<std::string, std::string, std::less<>> figures;
  figures.emplace(k_year, std::to_string(counts.in_year));
  figures.emplace(k_cumulative, std::to_string(counts.cumulative));
  const auto add = [&](std::string_view prefix, const CountsByKey& keys) {
    for (const auto& [key, count] : keys) figures.emplace(std::string(prefix) + key, std::to_string(count));
  };
  add(k_category, counts.by_category);
  add(k_channel, counts.by_channel);
  add(k_genre, counts.by_genre);
  for (const auto& [key, count] : counts.by_category)
    figures.emplace(std::string(k_category) + replaced(key, "/", "."), std::to_string(count));
  return figures;
}

std::vector<LabelledCount> counts_by_category(const Site& site, const PublishedCounts& counts) {
  std::vector<LabelledCount> out;
  for (const auto* category : site.top_categories) add_category_counts(*category, counts, out);
  return out;
}

std::vector<LabelledCount> counts_by_channel(const PublishedCounts& counts) {
  std::vector<LabelledCount> out;
  for (const auto& [channel, count] : counts.by_channel)
    if (count > 0) out.push_back({channel, count, nullptr});
  std::ranges::stable_sort(out, std::greater<>(), &LabelledCount::count);
  return out;
}

}  // namespace gazette
