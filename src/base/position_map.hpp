#pragma once
// Positions by name, for the few names that a file's metadata has: one allocation where a std::map takes one a name.

#include "base/place.hpp"

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace gazette {

/// As a std::map, but that iterators and references are void when a name is added.
class PositionMap {
 public:
  using Entry = std::pair<std::string, Position>;
  using Iterator = std::vector<Entry>::const_iterator;

  PositionMap() = default;
  /// `entries` are sorted by name, each once.
  explicit PositionMap(std::vector<Entry> entries) : entries_(std::move(entries)) {}

  Iterator find(std::string_view name) const {
    const auto at = place_of(name);
    return at != entries_.end() && at->first == name ? at : entries_.end();
  }
  Iterator begin() const { return entries_.begin(); }
  Iterator end() const { return entries_.end(); }
  bool contains(std::string_view name) const { return find(name) != end(); }
  std::size_t size() const { return entries_.size(); }
  bool empty() const { return entries_.empty(); }

  /// The position of a name, added at line 0 where there is none.
  Position& operator[](std::string_view name) {
    const auto at = place_of(name);
    if (at != entries_.end() && at->first == name) return entries_[index_of(at)].second;
    return entries_.insert(at, {std::string(name), {}})->second;
  }
  void try_emplace(std::string_view name, Position position) {
    if (!contains(name)) (*this)[name] = position;
  }
  void clear() { entries_.clear(); }

  friend bool operator==(const PositionMap&, const PositionMap&) = default;

 private:
  Iterator place_of(std::string_view name) const {
    return std::lower_bound(entries_.begin(), entries_.end(), name,
                            [](const Entry& entry, std::string_view other) { return entry.first < other; });
  }
  std::size_t index_of(Iterator at) const { return static_cast<std::size_t>(at - entries_.begin()); }

  std::vector<Entry> entries_;  ///< by name
};

}  // namespace gazette
