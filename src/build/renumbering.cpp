#include "build/renumbering.hpp"

#include "base/text.hpp"
#include "catalogue/index_series.hpp"
#include "formats/toml_scan.hpp"
#include "model/index_number.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <tuple>

namespace gazette {

namespace {

using IsPublished = std::function<bool(const Item&)>;
using Group = std::vector<const Item*>;

// The day of an item, by which the older of two keeps its number.
Date day_of(const Item& item) {
  if (item.made) return *item.made;
  return item.published ? item.published->date : Date{9999, 12, 31};
}

// Items by number, each group with the one that keeps it first.
std::map<std::string, Group> shared_numbers(const ItemList& items, const IsPublished& is_published) {
  std::map<std::string, Group> groups;
  for (const auto& item : items) {
    if (!item.index_number.empty()) groups[item.index_number].push_back(&item);
  }
  std::erase_if(groups, [](const auto& group) { return group.second.size() < 2; });
  for (auto& [number, group] : groups) {
    std::sort(group.begin(), group.end(), [&](const Item* a, const Item* b) {
      const auto rank = [&](const Item& item) { return std::tuple(!is_published(item), day_of(item), item.source); };
      return rank(*a) < rank(*b);
    });
  }
  return groups;
}

// The numbers behind the last one of each series, each given once.
class FreeNumbers {
 public:
  FreeNumbers(const SiteConfig& config, const ItemList& items) : config_(config) {
    for (auto& series : index_series(config, items)) {
      const auto last = series.items.empty() ? 0 : series.items.rbegin()->first;
      last_[{series.pattern, series.code, series.year}] = last;
    }
  }

  // Nothing when the item's number follows no pattern.
  std::optional<std::string> next_for(const Item& item) {
    const auto& pattern = index_number_pattern_of(config_, item.issuer);
    auto parts = pattern.empty() ? std::nullopt : read_index_number(pattern, item.index_number);
    if (!parts) return std::nullopt;
    parts->serial = ++last_[{pattern, parts->code, parts->year}];
    return write_index_number(pattern, *parts);
  }

 private:
  const SiteConfig& config_;
  std::map<std::tuple<std::string, std::string, int>, long> last_;
};

Error fault(const Item& item, std::string rule, std::string message, std::string help) {
  return {ErrorKind::content, std::move(rule), std::move(message), place_of(item, "index_number"), std::move(help), {}};
}

// The file with the new number in the place of the old one.
Result<TextRepair> repair_of(const FileReader& files, const Item& item, const std::string& number) {
  auto text = files.read(item.source);
  if (!text) return text.error();
  const auto at = offset_at(*text, place_of(item, "index_number").at);
  const auto is_plain = [&](char quote) {
    return std::string_view(*text).substr(at).starts_with(quote + item.index_number + quote);
  };
  if (!is_plain('"') && !is_plain('\''))
    return fault(item, "renumber", "the number is not written as it reads, so it cannot be replaced",
                 "write index_number = " + quoted(number));
  auto after = *text;
  after.replace(at + 1, item.index_number.size(), number);
  return TextRepair{item.source, *std::move(text), std::move(after), 1};
}

}  // namespace

std::vector<Renumbered> plan_renumbering(const FileReader& files, const Site& site, const IsPublished& is_published,
                                         Diagnostics& diagnostics) {
  std::vector<Renumbered> all;
  FreeNumbers free_numbers(site.config, site.loaded.items);
  for (const auto& [number, group] : shared_numbers(site.loaded.items, is_published)) {
    for (auto at = group.begin() + 1; at != group.end(); ++at) {
      const auto& item = **at;
      if (is_published(item)) {
        diagnostics.add_error(fault(item, "duplicate-index-number",
                                    quoted(number) + " stands in two documents that are both published",
                                    "keep it in one, and publish the other anew with a number and a note of its own"));
        continue;
      }
      const auto next = free_numbers.next_for(item);
      if (!next) {
        diagnostics.add_error(fault(item, "renumber", quoted(number) + " follows no pattern, so no number is next",
                                    "set [index_number] pattern in site.toml, or write another number by hand"));
        continue;
      }
      auto repair = repair_of(files, item, *next);
      if (repair) all.push_back({*std::move(repair), number, *next, group.front()->source});
      else diagnostics.add_error(std::move(repair).error());
    }
  }
  return all;
}

}  // namespace gazette
