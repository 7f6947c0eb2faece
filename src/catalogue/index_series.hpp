#pragma once
// How the items of a site are numbered (索引号): each body counts in series of its own, most of them a year long.

#include "model/config.hpp"
#include "model/index_number.hpp"
#include "model/item_list.hpp"

#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace gazette {

/// The pattern of the index numbers of a body, by its key in [[issuers]]; an empty key is the agency. Empty: none.
const std::string& index_number_pattern_of(const SiteConfig& config, const std::string& issuer);

/// The same for who asks of every item. Holds views of `config`.
class IndexNumberPatterns {
 public:
  explicit IndexNumberPatterns(const SiteConfig& config);
  const IndexNumberPattern& of(std::string_view issuer) const;

 private:
  IndexNumberPattern of_agency_;
  std::unordered_map<std::string_view, IndexNumberPattern> of_issuers_;  ///< of those that have one of their own
};

using IndexedItem = std::pair<long, const Item*>;  ///< with its serial

/// Items whose numbers differ in nothing but the serial. Items point into what the series was made from.
struct IndexSeries {
  std::string pattern, code;
  int year = 0;                    ///< 0 when the pattern has none
  std::vector<IndexedItem> items;  ///< at least one; by serial, then in the order of `items`
};

/// The series of all items, drafts and withheld ones too, by pattern, code and year. Items without a number, and those
/// whose number does not follow their pattern, are in none.
std::vector<IndexSeries> index_series(const SiteConfig& config, const ItemList& items);

/// The number after the greatest one of the issuer's series of a year; empty without a pattern.
std::string next_index_number(const SiteConfig& config, const ItemList& items, const std::string& issuer, int year);

}  // namespace gazette
