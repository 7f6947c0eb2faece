#include "catalogue/index_series.hpp"

#include "base/hash_index.hpp"

#include <algorithm>
#include <tuple>

namespace gazette {

namespace {

const std::string& code_of(const SiteConfig& config, const std::string& issuer) {
  const auto* known = find_issuer(config, issuer);
  return known && !known->code.empty() ? known->code : config.agency.code;
}

}  // namespace

const std::string& index_number_pattern_of(const SiteConfig& config, const std::string& issuer) {
  const auto* known = find_issuer(config, issuer);
  return known && !known->index_number_pattern.empty() ? known->index_number_pattern : config.index_number_pattern;
}

IndexNumberPatterns::IndexNumberPatterns(const SiteConfig& config) : of_agency_(config.index_number_pattern) {
  for (const auto& issuer : config.issuers) {
    if (!issuer.index_number_pattern.empty())
      of_issuers_.try_emplace(issuer.key, IndexNumberPattern(issuer.index_number_pattern));
  }
}

const IndexNumberPattern& IndexNumberPatterns::of(std::string_view issuer) const {
  if (of_issuers_.empty()) return of_agency_;
  const auto own = of_issuers_.find(issuer);
  return own == of_issuers_.end() ? of_agency_ : own->second;
}

std::vector<IndexSeries> index_series(const SiteConfig& config, const ItemList& items) {
  const IndexNumberPatterns patterns(config);
  std::vector<IndexSeries> all;
  NumberIndex numbers;
  for (const auto& item : items) {
    const auto& pattern = patterns.of(item.issuer);
    auto parts = item.index_number.empty() ? std::nullopt : pattern.read(item.index_number);
    if (!parts) continue;
    const auto hash = joined_hash(name_hash(parts->code), static_cast<std::uint32_t>(parts->year));
    auto& number = numbers.place(hash, [&](std::uint32_t one) {
      return all[one].year == parts->year && all[one].code == parts->code && all[one].pattern == pattern.text();
    });
    if (number == k_no_number) {
      number = static_cast<std::uint32_t>(all.size());
      all.push_back({pattern.text(), std::move(parts->code), parts->year, {}});
    }
    all[number].items.emplace_back(parts->serial, &item);
  }
  for (auto& series : all) std::ranges::stable_sort(series.items, {}, &IndexedItem::first);
  std::ranges::sort(all, {}, [](const IndexSeries& one) { return std::tie(one.pattern, one.code, one.year); });
  return all;
}

std::string next_index_number(const SiteConfig& config, const ItemList& items, const std::string& issuer, int year) {
  const auto& pattern = index_number_pattern_of(config, issuer);
  if (pattern.empty()) return {};
  IndexNumberParts next{code_of(config, issuer), year, 1};
  for (const auto& series : index_series(config, items)) {
    const bool is_same = series.pattern == pattern && (series.year == 0 || series.year == year) &&
                         (series.code.empty() || series.code == next.code);
    if (is_same) next.serial = std::max(next.serial, series.items.rbegin()->first + 1);
  }
  return write_index_number(pattern, next);
}

}  // namespace gazette
