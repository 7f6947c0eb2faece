#include "catalogue/index_series.hpp"

#include "model/index_number.hpp"

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

std::vector<IndexSeries> index_series(const SiteConfig& config, const ItemList& items) {
  std::map<std::tuple<std::string, std::string, int>, IndexSeries> by_key;
  for (const auto& item : items) {
    const auto& pattern = index_number_pattern_of(config, item.issuer);
    if (pattern.empty()) continue;
    const auto parts = read_index_number(pattern, item.index_number);
    if (!parts) continue;
    auto& series = by_key[{pattern, parts->code, parts->year}];
    series.pattern = pattern;
    series.code = parts->code;
    series.year = parts->year;
    series.items[parts->serial].push_back(&item);
  }
  std::vector<IndexSeries> all;
  for (auto& [key, series] : by_key) all.push_back(std::move(series));
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
